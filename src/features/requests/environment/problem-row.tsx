import { Message } from '#ui/field.tsx';

/** Why a row of the table could not be kept, under it; nothing for `null`. */
export function ProblemRow({ id, problem }: { id: string; problem: string | null }) {
  if (problem === null) return null;
  return (
    <tr>
      <td />
      <td colSpan={3} className="px-2.5 pb-1.5">
        <div role="alert">
          <Message id={id} verdict="error" words={problem} />
        </div>
      </td>
    </tr>
  );
}
