import { useState } from 'react';
import { classNames } from '#ui/class-names.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
/** No method: a blank can't stand in one. */
const other = 'Other method';

const look =
  'w-26 flex-none rounded-l-control border-r border-line bg-transparent px-2.5 font-mono text-12 font-semibold focus-visible:-outline-offset-2';

export interface MethodFieldProps {
  method: string;
  onChange: (method: string) => void;
}

/** The well-known methods to choose from; any other is typed: "PROPFIND". */
export function MethodField({ method, onChange }: MethodFieldProps) {
  const [isTyping, setTyping] = useState(false);
  const [wasTyped, setWasTyped] = useState(false);
  const close = (byKey: boolean) => {
    setTyping(false);
    setWasTyped(byKey);
  };
  if (isTyping) return <TypedMethod method={method} onChange={onChange} onClose={close} />;
  const options = methods.includes(method) ? methods : [...methods, method];
  return (
    <select
      // biome-ignore lint/a11y/noAutofocus: it stands where the field was that a key closed
      autoFocus={wasTyped}
      aria-label="Method"
      value={method}
      onChange={({ target }) => (target.value === other ? setTyping(true) : onChange(target.value))}
      className={classNames(look, 'cursor-pointer', method === 'DELETE' && 'text-s4xx-ink')}
    >
      {[...options, other].map((each) => (
        <option key={each} className="bg-raised text-ink">
          {each}
        </option>
      ))}
    </select>
  );
}

/** A method of one's own, as it goes over the wire: capitals count. Enter or leaving takes it, Escape the one before. */
function TypedMethod({ method, onChange, onClose }: MethodFieldProps & { onClose: (byKey: boolean) => void }) {
  const [typed, setTyped] = useState('');
  const take = (byKey: boolean) => {
    if (typed.trim() !== '') onChange(typed.trim());
    onClose(byKey);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it stands where the choice was that led here
      autoFocus
      aria-label="Method"
      placeholder={method}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => take(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) take(true);
        else if (event.key === 'Escape') onClose(true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      className={look}
    />
  );
}
