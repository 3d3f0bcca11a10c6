import type { BuiltRequest } from '#collection/build-request.ts';
import { changeUrl } from '#collection/path-variables.ts';
import { previewUrl } from '#collection/preview-url.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { Scope } from '#collection/scope.ts';
import { MethodField } from './method-field.tsx';
import { VariableField } from './variable-field.tsx';

export interface UrlBarProps {
  request: SavedRequest;
  onChange: (request: SavedRequest) => void;
  scope: Scope;
  /** The request, written out. */
  built: BuiltRequest;
  /** What Enter does. */
  onSend: () => void;
}

/** Method and URL, and the address that comes of them. */
export function UrlBar({ request, onChange, scope, built, onSend }: UrlBarProps) {
  return (
    <div className="min-w-0 flex-1">
      <div className="flex min-w-0 items-stretch rounded-control border border-line-control bg-surface has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:-outline-offset-1 has-[textarea:focus-visible]:outline-accent">
        <MethodField method={request.method} onChange={(method) => onChange({ ...request, method })} />
        <VariableField
          aria-label="URL"
          data-field="url"
          look="bare"
          placeholder="https://api.example.com/items or {{base}}/items"
          value={request.url}
          onChange={(url) => onChange(changeUrl(request, url))}
          scope={scope}
          onKeyDown={(event) => {
            const isChord = event.metaKey || event.ctrlKey || event.nativeEvent.isComposing;
            // Held down it sends once.
            if (event.key === 'Enter' && !isChord && !event.repeat) onSend();
          }}
          className="flex-1"
        />
      </div>
      <Preview typed={request.url} built={built} scope={scope} />
    </div>
  );
}

interface PreviewProps extends Pick<UrlBarProps, 'scope' | 'built'> {
  typed: string;
}

/** The address as it will be sent, where that is not what was typed. What has no value yet stands out in it. */
function Preview({ typed, scope, built }: PreviewProps) {
  const pieces = previewUrl(built.request.url);
  const url = pieces.map(({ text }) => text).join('');
  if (url === '' || url === typed.trim()) return null;
  return (
    <p className="mt-1 truncate px-1 text-11 text-ink-3" title={url}>
      Goes to{' '}
      <span className="font-mono">
        {pieces.map((piece, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place, texts may repeat
            key={at}
            className={piece.kind === 'awaited' && !scope.find(piece.name) ? 'text-expiring-ink' : ''}
          >
            {piece.text}
          </span>
        ))}
      </span>
    </p>
  );
}
