import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useHost } from '../blocks/host.ts';
import { numberOf, textOf, wordsOf } from '../json.ts';
import { useWorkspace } from '../workspace.ts';
import { Combobox } from './combobox.tsx';
import type { ElementProps } from './element.tsx';
import { answeredOptions, chosenOptions, chosenPart, type Option, optionsOf, workspaceOptions } from './options.ts';
import { useElement } from './use-element.ts';

const TYPING_PAUSE = 200;

/** Every kind of select menu, single and multi. */
export function Select(props: ElementProps): VNode {
  const { element, labelledBy, describedBy, invalid } = props;
  const { state } = useWorkspace();
  const { value, pending, choose } = useElement(props);
  const [query, setQuery] = useState('');
  const type = textOf(element.type);
  const found = useExternal(props, query);
  const own = workspaceOptions(type, state) ?? optionsOf(element.options, element.option_groups);
  const chosen = chosenOptions(element, value, own);
  const multi = type.startsWith('multi_');
  const part = chosenPart(type);

  const pick = (option: Option): void => {
    const others = chosen.filter(({ key }) => key !== option.key);
    if (!multi) choose({ [part]: option.raw });
    else choose({ [part]: [...others, ...(others.length < chosen.length ? [] : [option])].map(({ raw }) => raw) });
  };
  return (
    <Combobox
      label={wordsOf(element.placeholder) || 'Select an item'}
      labelledBy={labelledBy}
      describedBy={describedBy}
      invalid={invalid === true}
      busy={pending || found?.busy === true}
      options={found ? found.options : matching(own, query)}
      empty={found?.hint ?? 'No results'}
      chosen={chosen}
      multi={multi}
      query={setQuery}
      pick={pick}
      clear={multi ? undefined : () => choose({ [part]: null })}
      action={textOf(element.action_id)}
    />
  );
}

type Found = Readonly<{ options: readonly Option[]; busy: boolean; hint: string }>;

/** Asks the app while the person types; undefined for selects that know their options. */
function useExternal({ element, blockId }: ElementProps, query: string): Found | undefined {
  const host = useHost();
  const [found, setFound] = useState<Readonly<{ query: string; options: readonly Option[] }>>();
  const external = textOf(element.type).endsWith('external_select');
  const least = numberOf(element.min_query_length, 3);
  const enough = query.trim().length >= least;
  useEffect(() => {
    if (!external || !enough) return undefined;
    const timer = setTimeout(async () => {
      const answer = await host.options(blockId, textOf(element.action_id), query);
      setFound({ query, options: answeredOptions(answer) });
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [query, external, enough]);
  if (!external) return undefined;
  if (!enough) return { options: [], busy: false, hint: tooShort(least) };
  const ready = found?.query === query;
  return { options: ready ? found.options : [], busy: !ready, hint: ready ? 'No results' : 'Loading…' };
}

function tooShort(least: number): string {
  return least === 1 ? 'Type to search' : `Type ${least} or more characters to search`;
}

function matching(options: readonly Option[], query: string): readonly Option[] {
  const wanted = query.trim().toLowerCase();
  return wanted === '' ? options : options.filter(({ label }) => label.toLowerCase().includes(wanted));
}
