import type { VNode } from 'preact';
import { isFields, textOf } from '../json.ts';
import { PlainText } from '../text/parts-view.tsx';
import type { BlockProps } from './blocks.tsx';

/** Pictures from here only: a foreign address would tell its owner who looks. Its words stand in for it. */
export function Picture({ block, small = false }: BlockProps & { small?: boolean }): VNode {
  const alt = textOf(block.alt_text);
  const url = textOf(block.image_url);
  return (
    <figure class={small ? 'picture picture-small' : 'picture'}>
      {isFields(block.title) && (
        <figcaption>
          <PlainText object={block.title} />
        </figcaption>
      )}
      {isOurs(url) ? <img src={url} alt={alt} /> : <span class="picture-alt">{small ? alt : `Picture: ${alt}`}</span>}
    </figure>
  );
}

function isOurs(url: string): boolean {
  if (/^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/.test(url)) return true;
  return url !== '' && URL.parse(url, location.href)?.origin === location.origin;
}
