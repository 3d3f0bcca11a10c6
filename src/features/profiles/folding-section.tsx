import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useLocation } from 'react-router';
import type { Profile } from '#oauth/profile.ts';
import { useProfileForm } from './profile-form.ts';

export interface FoldingSectionProps {
  title: string;
  /** What it holds, told while it is folded too: "2", "as in the RFC". */
  summary: string;
  /** What it edits: a finding in one of them opens it, and so does an address that names one. */
  fields: readonly (keyof Profile)[];
  /** Something in it is not as it would be left alone. */
  isUsed: boolean;
  children: ReactNode;
}

/** A group of fields that most profiles leave alone: folded until something in it is used, found or asked for. */
export function FoldingSection({ title, summary, fields, isUsed, children }: FoldingSectionProps) {
  const id = useId();
  const { checks } = useProfileForm();
  const { hash, key } = useLocation();
  const [isOpen, setOpen] = useState(isUsed);
  const asked = fields.find((field) => hash === `#${field}`);
  const hasFinding = checks.some(
    ({ verdict, field }) => (verdict === 'error' || verdict === 'warning') && field !== null && fields.includes(field),
  );
  useEffect(() => {
    if (isUsed || hasFinding) setOpen(true);
  }, [isUsed, hasFinding]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => {
    if (asked !== undefined) setOpen(true);
  }, [asked, key]);
  return (
    <section aria-labelledby={id} className="border-t border-line-faint py-5">
      <h2 id={id} className="text-14 font-semibold tracking-[-0.006em]">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-fields`}
          onClick={() => setOpen(!isOpen)}
          className="-ml-1 flex min-h-6 max-w-full items-center gap-1 rounded-sm pr-1 text-left hover:text-ink-2 max-lg:min-h-11"
        >
          <ChevronRight aria-hidden="true" size={14} className={isOpen ? 'flex-none rotate-90' : 'flex-none'} />
          <span>
            {title}: <span className="font-normal text-ink-2 tabular-nums">{summary}</span>
          </span>
        </button>
      </h2>
      <div id={`${id}-fields`} hidden={!isOpen} className={isOpen ? 'mt-3.5 grid grid-cols-1 gap-3.5' : undefined}>
        {isOpen && children}
      </div>
    </section>
  );
}
