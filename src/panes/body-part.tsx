import { useState } from 'react';
import { Link } from 'react-router';
import type { CallView } from '#call/call-view.ts';
import { type LoadedBody, useResponseBody } from '#queries/response-body.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { BodyEnd } from './body-end.tsx';
import { type BodyKind, bodyKind, imageType } from './body-kind.ts';
import { CopyBody } from './copy-body.tsx';
import { HexView } from './hex-view.tsx';
import { HtmlPreview } from './html-preview.tsx';
import { ImageView } from './image-view.tsx';
import { JsonBody } from './json-body.tsx';
import { PrettyBody, type PrettyKind } from './pretty-body.tsx';
import { SaveBody } from './save-body.tsx';
import { StoredEvents } from './stored-events.tsx';
import { TextBody } from './text-body.tsx';
import { type Find, findInEventsLabel, type Sought, useFind } from './use-find.ts';

type View = 'tree' | 'pretty' | 'raw' | 'preview' | 'events' | 'image' | 'hex';

const labels: Readonly<Record<View, string>> = {
  tree: 'Tree',
  pretty: 'Pretty',
  raw: 'Raw',
  preview: 'Preview',
  events: 'Events',
  image: 'Image',
  hex: 'Hex',
};

/** The views that fit a body, the one that opens first in front. */
const views: Readonly<Record<BodyKind, readonly View[]>> = {
  json: ['tree', 'pretty', 'raw', 'hex'],
  text: ['raw', 'hex'],
  xml: ['pretty', 'raw', 'hex'],
  html: ['pretty', 'raw', 'preview', 'hex'],
  'event-stream': ['events', 'raw', 'hex'],
  image: ['image', 'hex'],
  bytes: ['hex'],
};

/** The views of an image that is text: SVG can be laid out, too. */
const imageAsText = (pretty: PrettyKind | null): readonly View[] =>
  pretty ? ['image', 'pretty', 'raw', 'hex'] : ['image', 'raw', 'hex'];

/** As what a body is laid out, `null` for one that is not. */
function prettyKind(kind: BodyKind, imageType: string | null): PrettyKind | null {
  if (kind === 'json' || kind === 'xml' || kind === 'html') return kind;
  return imageType === 'image/svg+xml' ? 'xml' : null;
}

export interface BodyPartProps {
  call: CallView;
  /** What was looked for in it while it came in. */
  sought?: Sought | undefined;
}

/** The body of a response, in the view that fits it or one that is chosen. */
export function BodyPart({ call, sought }: BodyPartProps) {
  if (call.isBodyDropped) {
    return (
      <EmptyState
        title="This body is not kept any more"
        action={
          <Link to="/settings/storage" className="rounded-sm text-accent-ink underline">
            Change the storage budget
          </Link>
        }
      >
        It was let go to keep within the storage budget, or its file was gone when a backup was made. Status, headers
        and timing are kept. Send again for a new answer.
      </EmptyState>
    );
  }
  if (call.responseBody?.length === 0) {
    return (
      <>
        <EmptyState title="The body is empty" />
        {call.head && <BodyEnd call={call} />}
      </>
    );
  }
  if (call.responseBody === null) return <BodyOfBytes call={call} />;
  return <BodyViews call={call} sought={sought} {...signsOf(call)} />;
}

interface Looks {
  kind: BodyKind;
  imageType: string | null;
}

function contentTypeOf(call: CallView): string | undefined {
  return call.responseHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1].text;
}

/** What text is, told without its bytes. */
function signsOf(call: CallView): Looks {
  const firstBytes = new TextEncoder().encode(call.responseBody?.[0]?.text.slice(0, 32) ?? '');
  const signs = { contentType: contentTypeOf(call), firstBytes };
  return { kind: bodyKind({ ...signs, isText: true }), imageType: imageType(signs) };
}

/** What other bytes are, their beginning tells. */
function BodyOfBytes({ call }: { call: CallView }) {
  return (
    <WithBody callId={call.id}>
      {({ firstBytes }) => {
        const signs = { contentType: contentTypeOf(call), firstBytes };
        return <BodyViews call={call} kind={bodyKind({ ...signs, isText: false })} imageType={imageType(signs)} />;
      }}
    </WithBody>
  );
}

function BodyViews({ call, sought, kind, imageType }: Looks & BodyPartProps) {
  const pretty = prettyKind(kind, imageType);
  const fitting = kind === 'image' && call.responseBody !== null ? imageAsText(pretty) : views[kind];
  const [chosen, setChosen] = useState<View | null>(null);
  const view = fitting.find((each) => each === chosen) ?? fitting[0] ?? 'hex';
  // Another view counts its hits anew.
  const find = useFind(`${call.id} ${view}`, view === 'events' ? findInEventsLabel : undefined, sought);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-2.5 max-md:px-3">
        {fitting.length > 1 && (
          <Segmented
            label="View of the body"
            options={fitting.map((id) => ({ id, label: labels[id] }))}
            value={view}
            onChange={setChosen}
          />
        )}
        <span className="ml-auto flex items-center gap-1">
          {call.responseBody !== null && <CopyBody callId={call.id} />}
          <SaveBody callId={call.id} />
        </span>
      </div>
      <ShownView call={call} view={view} pretty={pretty} imageType={imageType} find={find} />
      {view !== 'events' && <BodyEnd call={call} />}
    </>
  );
}

interface ShownViewProps {
  call: CallView;
  view: View;
  pretty: PrettyKind | null;
  imageType: string | null;
  find: Find;
}

function ShownView({ call, view, pretty, imageType, find }: ShownViewProps) {
  if (view === 'pretty' && pretty) return <PrettyBody call={call} find={find} kind={pretty} />;
  if (view === 'pretty' || view === 'raw') return <TextBody call={call} find={find} />;
  const waiting = view === 'events' && <StoredEvents blob={null} call={call} find={find} />;
  return (
    <WithBody key={call.id} callId={call.id} waiting={waiting}>
      {({ blob, shownBlob }) => {
        switch (view) {
          case 'tree':
            return <JsonBody blob={shownBlob} sentBlob={blob} call={call} find={find} />;
          case 'preview':
            return <HtmlPreview blob={shownBlob} />;
          case 'events':
            return <StoredEvents blob={shownBlob} call={call} find={find} />;
          case 'image':
            return <ImageView blob={blob} mediaType={imageType ?? 'image/png'} />;
          case 'hex':
            return <HexView blob={blob} />;
        }
      }}
    </WithBody>
  );
}

type Kept = Extract<LoadedBody, { kind: 'body' }>;

interface WithBodyProps {
  callId: string;
  /** What stands there meanwhile, where it is more than that one waits. */
  waiting?: React.ReactNode;
  children: (body: Kept) => React.ReactNode;
}

/** Loads the true bytes of a body for as long as what shows them is there. */
function WithBody({ callId, waiting, children }: WithBodyProps) {
  const body = useResponseBody(callId);
  if (body.isPending) return waiting || <Waiting label="Loading the body" />;
  if (body.isError) {
    return (
      <ErrorState cause={`The body can't be read: ${body.error.message}.`}>Reload the page, or send again.</ErrorState>
    );
  }
  if (body.data.kind === 'dropped') return <EmptyState title="This body was let go meanwhile" />;
  return children(body.data);
}
