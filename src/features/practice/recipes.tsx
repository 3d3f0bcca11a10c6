import { Play, Undo2 } from 'lucide-react';
import { type LeverSettings, leversAtRest } from '#providers/practice-levers.ts';
import type { usePullLever } from '#queries/levers.ts';
import { useToken } from '#queries/tokens.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { failureRecipes, type Recipe } from './failure-recipes.ts';
import { LeverRow } from './lever-row.tsx';

export interface RecipesProps {
  /** Where the levers stand. */
  settings: LeverSettings;
  tokenId: string | null;
  pull: ReturnType<typeof usePullLever>;
}

/** Failures from the docs, each one press away. What a recipe has set, Undo puts back; what it did to a token stays. */
export function Recipes({ settings, tokenId, pull }: RecipesProps) {
  const token = useToken(tokenId ?? '').data;
  const isUseful = (recipe: Recipe) => 'levers' in recipe || Boolean(token?.[recipe.act.which]);
  const make = (recipe: Recipe) => {
    if ('levers' in recipe) pull.mutate({ kind: 'set', changes: recipe.levers });
    else if (tokenId) pull.mutate({ ...recipe.act, tokenId });
  };
  return (
    <section aria-label="See it fail on purpose" className="border-t border-line px-3 pt-4 pb-3">
      <h3 className="px-1.5 pb-1 font-semibold">See it fail on purpose</h3>
      <ul className="grid gap-0.5">
        {failureRecipes.filter(isUseful).map((recipe) => (
          <li key={recipe.name}>
            <RecipeRow
              recipe={recipe}
              isOn={'levers' in recipe && stands(recipe.levers, settings)}
              isBusy={pull.isPending}
              onMake={() => make(recipe)}
              onUndo={(levers) => pull.mutate({ kind: 'set', changes: atRest(levers) })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RecipeRowProps {
  recipe: Recipe;
  isOn: boolean;
  isBusy: boolean;
  onMake: () => void;
  onUndo: (levers: Partial<LeverSettings>) => void;
}

function RecipeRow({ recipe, isOn, isBusy, onMake, onUndo }: RecipeRowProps) {
  const { name, seen } = recipe;
  return (
    <LeverRow isOn={isOn}>
      <div className="flex items-start gap-3">
        <p className="min-w-0 flex-1 text-12">
          <span className="block font-medium">{name}</span>
          <span className="block text-ink-3">{seen}</span>
        </p>
        {isOn && 'levers' in recipe ? (
          <CommandButton
            command={{ name: `Undo ${name}` }}
            size="sm"
            leading={<Undo2 aria-hidden="true" size={12} />}
            aria-label={`Undo ${name}`}
            disabled={isBusy}
            onClick={() => onUndo(recipe.levers)}
          >
            Undo
          </CommandButton>
        ) : (
          <CommandButton
            command={{ name: `Make ${name}` }}
            size="sm"
            leading={<Play aria-hidden="true" size={12} />}
            aria-label={`Make ${name}`}
            disabled={isBusy}
            onClick={onMake}
          >
            Make
          </CommandButton>
        )}
      </div>
    </LeverRow>
  );
}

const namesIn = (levers: Partial<LeverSettings>) => Object.keys(levers) as (keyof LeverSettings)[];

function stands(levers: Partial<LeverSettings>, settings: LeverSettings): boolean {
  return namesIn(levers).every((name) => settings[name] === levers[name]);
}

function atRest(levers: Partial<LeverSettings>): Partial<LeverSettings> {
  return Object.fromEntries(namesIn(levers).map((name) => [name, leversAtRest[name]]));
}
