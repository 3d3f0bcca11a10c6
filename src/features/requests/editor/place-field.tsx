import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';

export interface PlaceFieldProps {
  label: string;
  place: 'header' | 'query';
  onChange: (place: 'header' | 'query') => void;
}

const places = [
  { id: 'header', label: 'A header' },
  { id: 'query', label: 'The query' },
] as const;

/** Where something that proves who sends a request stands in it. */
export function PlaceField({ label, place, onChange }: PlaceFieldProps) {
  return (
    <Field label={label}>
      {(control) => <Select {...control} options={places} value={place} onChange={onChange} />}
    </Field>
  );
}
