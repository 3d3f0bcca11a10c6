/** What a Clarify item says of itself. */
interface ItemAttributes {
  readonly name: string;
  readonly description: string;
  readonly valueType: 'numeric' | 'enum';
  readonly sourceType: 'measurement' | 'aggregation' | 'prediction';
  readonly engUnit: string;
  readonly sampleInterval: string | null;
  readonly gapDetection: string | null;
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly enumValues: Readonly<Record<string, string>>;
  readonly visible: boolean;
}

/** A time series that was published: a JSON:API resource. */
export interface ClarifyItem {
  readonly type: 'items';
  readonly id: string;
  readonly meta: {
    readonly annotations: Readonly<Record<string, string>>;
    readonly createdAt: string;
    readonly updatedAt: string;
  };
  readonly attributes: ItemAttributes;
  readonly relationships: Readonly<Record<string, never>>;
}

const TEMPERATURE: Omit<ItemAttributes, 'name' | 'description'> = {
  valueType: 'numeric',
  sourceType: 'measurement',
  engUnit: '°C',
  sampleInterval: 'PT15M',
  gapDetection: 'PT1H',
  labels: { building: ['Harbour House'], system: ['Ventilation'] },
  enumValues: {},
  visible: true,
};

const PUBLISHED = { 'docs-clarify-io/example/name': 'publish_signals' };

/** The practice organisation's items. Two carry the annotation that the vendor's own example filters by. */
export const CLARIFY_ITEMS: readonly ClarifyItem[] = [
  item(
    {
      ...TEMPERATURE,
      name: 'Supply air temperature',
      description: 'What the heat exchanger sends out.',
    },
    { id: 'practiceitem00000001', createdAt: '2026-01-12T08:00:00Z', annotations: PUBLISHED },
  ),
  item(
    {
      ...TEMPERATURE,
      name: 'Return air temperature',
      description: 'What comes back from the rooms.',
    },
    { id: 'practiceitem00000002', createdAt: '2026-01-12T08:00:05Z', annotations: PUBLISHED },
  ),
  item(
    {
      ...TEMPERATURE,
      name: 'Pump state',
      description: 'Whether the circulation pump runs.',
      valueType: 'enum',
      engUnit: '',
      labels: { building: ['Harbour House'], system: ['Heating'] },
      enumValues: { '0': 'Stopped', '1': 'Running' },
    },
    { id: 'practiceitem00000003', createdAt: '2026-03-02T11:30:00Z', annotations: {} },
  ),
];

const VALUES: Readonly<Record<string, readonly (number | null)[]>> = {
  practiceitem00000001: [18.2, 18.4, 18.3],
  practiceitem00000002: [21.9, null, 22.1],
  practiceitem00000003: [0, 1, 1],
};

/** The items' last values, as a data frame: every series is as long as the times. */
export function dataFrameOf(items: readonly ClarifyItem[]) {
  return {
    times: ['2026-06-01T12:00:00Z', '2026-06-01T12:15:00Z', '2026-06-01T12:30:00Z'],
    series: Object.fromEntries(items.map(({ id }) => [id, VALUES[id] ?? []])),
  };
}

function item(
  attributes: ItemAttributes,
  { id, createdAt, annotations }: Pick<ClarifyItem, 'id'> & Pick<ClarifyItem['meta'], 'createdAt' | 'annotations'>,
): ClarifyItem {
  return { type: 'items', id, meta: { annotations, createdAt, updatedAt: createdAt }, attributes, relationships: {} };
}
