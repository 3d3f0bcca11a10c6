import { FileText } from 'lucide-react';
import { useRef } from 'react';
import { CommandButton } from './command-button.tsx';

export interface ChooseFileProps {
  /** What the file is for; the palette lists the press by it: "File to read". */
  label: string;
  /** Kinds of files that are offered first; all where it is left out. */
  accept: string | undefined;
  onFile: (file: File) => void;
  /** The file is being read. */
  busy?: boolean;
  /** The words of the button. */
  children?: string;
}

/** The browser's own way to a file. */
export function ChooseFile({ label, accept, onFile, busy, children = 'Choose a file' }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={accept}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <CommandButton
        command={{ name: `Choose a ${label.charAt(0).toLowerCase()}${label.slice(1)}` }}
        leading={<FileText aria-hidden="true" size={14} />}
        busy={busy}
        onClick={() => input.current?.click()}
        className="max-md:w-full"
      >
        {children}
      </CommandButton>
    </>
  );
}
