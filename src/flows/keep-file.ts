import type { BodyFile } from '#call/stored-body.ts';
import type { ConsoleServices } from './console-services.ts';

/** A file as the browser hands it out. */
export type ChosenFile = Pick<File, 'name' | 'type' | 'stream'>;

/**
 * Keeps a file for a request's body: a request that was saved, or a draft, has it after a reload, too. It goes with the
 * last record that names it.
 * @throws StorageFull; nothing is kept then.
 */
export async function keepFile({ vault }: ConsoleServices, file: ChosenFile): Promise<BodyFile> {
  const writer = vault.writeBody();
  try {
    for await (const chunk of chunksOf(file.stream())) await writer.write(chunk);
    return { name: file.name, mediaType: file.type, stored: await writer.close() };
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** Not every browser iterates a stream by itself. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
