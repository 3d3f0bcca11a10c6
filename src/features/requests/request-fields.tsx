import type { SavedRequest } from '#collection/saved-request.ts';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((id) => ({ id, label: id }));

export interface RequestFieldsProps {
  request: SavedRequest;
  onChange: (request: SavedRequest) => void;
}

/** Method and URL. */
export function RequestFields({ request, onChange }: RequestFieldsProps) {
  return (
    <div className="flex min-w-0 flex-1 gap-2">
      <div className="w-28 flex-none">
        <Select
          aria-label="Method"
          value={request.method}
          onChange={(method) => onChange({ ...request, method })}
          options={methods}
        />
      </div>
      <div className="min-w-0 flex-1">
        <TextInput aria-label="URL" mono value={request.url} onChange={(url) => onChange({ ...request, url })} />
      </div>
    </div>
  );
}
