import { useEffect, useMemo, useState } from 'react';
import { Note } from '#ui/note.tsx';
import { countOf } from './count-of.ts';
import { makeInert } from './inert-html.ts';
import { useBlobUrl } from './use-blob-url.ts';

/** A page as it looks, in a frame where nothing runs, nothing is asked and nothing leads away. */
export function HtmlPreview({ blob }: { blob: Blob }) {
  const text = useText(blob);
  return text === null ? null : <Frame text={text} />;
}

function Frame({ text }: { text: string }) {
  const { html, scripts, addresses } = useMemo(() => makeInert(text), [text]);
  const url = useBlobUrl(html, 'text/html;charset=utf-8');
  const blocked = [
    ...(scripts > 0 ? [`${countOf(scripts, 'script')}`] : []),
    ...(addresses > 0 ? [`${countOf(addresses, 'address', 'addresses')} of images, links or forms`] : []),
  ];
  return (
    <div className="flex flex-col gap-2.5 max-md:px-3 md:min-h-0 md:flex-1">
      <Note>
        Nothing here runs, loads or leads away.
        {blocked.length > 0 && ` Blocked: ${blocked.join(', ')}.`}
      </Note>
      {url && (
        <iframe
          title="Preview of the page"
          src={url}
          sandbox=""
          referrerPolicy="no-referrer"
          className="min-h-60 w-full rounded-well max-md:h-[60vh] md:flex-1 border border-line bg-white [color-scheme:light]"
        />
      )}
    </div>
  );
}

function useText(blob: Blob): string | null {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void blob.text().then((read) => isWanted && setText(read));
    return () => {
      isWanted = false;
    };
  }, [blob]);
  return text;
}
