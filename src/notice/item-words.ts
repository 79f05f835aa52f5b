import { enumWords } from './enum-words.ts';
import { member } from './hours-words.ts';
import { textWords, type ValueContext } from './text-words.ts';
import { foreign, ours, type Words } from './words.ts';

/** Items that are objects but read better as one phrase: queues of a profile, channels, skills, hours. */
export function itemShape(item: unknown, context: ValueContext): Words | undefined {
  const reference = member(item, 'QueueReference') ?? item;
  const queueId = member(reference, 'QueueId');
  if (typeof queueId === 'string') return queueWords(queueId, item, reference, context);
  const channel = member(item, 'Channel');
  const concurrency = member(item, 'Concurrency');
  if (typeof channel === 'string' && typeof concurrency === 'number') {
    return [foreign(enumWords(channel)), ours(` ${concurrency}`)];
  }
  const key = member(item, 'Key');
  const value = member(item, 'Value');
  if (typeof key === 'string' && typeof value === 'string') return [foreign(key), ours(' = '), foreign(value)];
  const region = member(item, 'Region');
  const percentage = member(item, 'Percentage');
  if (typeof region === 'string' && typeof percentage === 'number') return [foreign(region), ours(` ${percentage} %`)];
  const named = nameOfItem(item);
  if (named !== undefined) return [foreign(named)];
  const attribute = member(item, 'AttributeName');
  const level = member(item, 'Level');
  if (typeof attribute === 'string') return skillWords(attribute, member(item, 'AttributeValue'), level);
  return undefined;
}

/** The name of an item that is more than one member: `{Section: {Title}}`, `{ActionType}`. */
function nameOfItem(item: unknown): string | undefined {
  const action = member(item, 'ActionType');
  if (typeof action === 'string') return enumWords(action);
  const inner = typeof item === 'object' && item !== null ? Object.values(item) : [];
  const inside = inner.length === 1 ? inner[0] : item;
  const name = member(inside, 'Title') ?? member(inside, 'Name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function queueWords(queueId: string, item: unknown, reference: unknown, context: ValueContext): Words {
  const queue = textWords(queueId, { ...context, field: 'QueueId', refType: 'Queue' });
  const channel = member(reference, 'Channel');
  const priority = member(item, 'Priority');
  const details = [
    ...(typeof channel === 'string' ? [enumWords(channel)] : []),
    ...(typeof priority === 'number' ? [`priority ${priority}`] : []),
  ];
  if (details.length === 0) return queue;
  const told = [ours(' ('), foreign(details.join(', ')), ours(')')];
  const [name = ours(''), ...doubt] = queue;
  return [name, ...told, ...doubt];
}

function skillWords(attribute: string, value: unknown, level: unknown): Words {
  const named = [foreign(attribute), ...(typeof value === 'string' ? [ours(' '), foreign(value)] : [])];
  return typeof level === 'number' ? [...named, ours(` level ${level}`)] : named;
}
