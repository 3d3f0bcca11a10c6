import type { ReactNode } from 'react';
import { classNames } from '#ui/class-names.ts';

/** A column by its heading. */
export interface Column {
  readonly name: string;
  /** Its width, as classes. */
  readonly className?: string;
  /** Whether its name is read aloud alone: what stands in it speaks for itself. */
  readonly isUnnamed?: boolean;
}

export interface FramedTableProps {
  caption: string;
  isCaptionShown?: boolean;
  columns: readonly Column[];
  className?: string;
  /** Its body. */
  children: ReactNode;
}

/** The frame of names and values in rows: headings in a well, columns of one width in every row. */
export function FramedTable({ caption, isCaptionShown = false, columns, className, children }: FramedTableProps) {
  return (
    <table
      className={classNames(
        'w-full table-fixed border-separate border-spacing-0 rounded-well border border-line text-left',
        className,
      )}
    >
      <caption className={isCaptionShown ? 'pb-1.5 text-left text-12 text-ink-2' : 'sr-only'}>{caption}</caption>
      <thead className="text-11 text-ink-3">
        <tr>
          {columns.map(({ name, className: width, isUnnamed }) => (
            <th
              key={name}
              scope="col"
              className={classNames(
                'h-7 bg-sunken font-medium first:rounded-tl-well last:rounded-tr-well',
                !isUnnamed && 'px-2.5',
                width,
              )}
            >
              {isUnnamed ? <span className="sr-only">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}
