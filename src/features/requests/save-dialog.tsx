import { useId, useState } from 'react';
import { type Collection, scratchId } from '#collection/collection.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field, Message } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { type PlaceOption, placesIn } from './places.ts';

export interface SaveDialogProps {
  /** What it is called unless another name is typed. */
  name: string;
  collections: readonly Collection[];
  /** Why saving failed. */
  failure: string | undefined;
  isPending: boolean;
  /** It was deleted in another tab: saving makes it anew. */
  isDeleted: boolean;
  onSave: (name: string, place: PlaceOption) => void;
  onClose: () => void;
}

/** Asks for the name and place of a request that has none. */
export function SaveDialog(props: SaveDialogProps) {
  const { name: suggested, collections, failure, isPending, isDeleted, onSave, onClose } = props;
  const form = useId();
  const [name, setName] = useState(suggested);
  const places = placesIn(collections);
  const [groupId, setGroupId] = useState(places.find((each) => each.groupId === scratchId)?.groupId ?? '');
  const place = places.find((each) => each.groupId === groupId) ?? places[0];
  const typed = name.trim();
  return (
    <Dialog
      title="Save request"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={isPending} disabled={typed === '' || !place}>
            Save request
          </Button>
        </>
      }
    >
      {isDeleted && <p>It was deleted in another tab. Saving makes it anew.</p>}
      <form
        id={form}
        className="@container mt-3 grid gap-3 text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '' && place) onSave(typed, place);
        }}
      >
        <Field label="Name">
          {(control) => (
            <TextInput {...control} value={name} onChange={setName} onFocus={(event) => event.target.select()} />
          )}
        </Field>
        <Field label="Collection or folder">
          {(control) => (
            <Select
              {...control}
              value={place?.groupId ?? ''}
              onChange={setGroupId}
              options={places.map((each) => ({ id: each.groupId, label: each.label }))}
            />
          )}
        </Field>
      </form>
      {failure && <Message verdict="error" words={`Nothing was saved: ${failure}`} />}
    </Dialog>
  );
}
