import type { VNode } from 'preact';
import type { UiFile } from '../../ui-protocol.ts';
import { fileUrl } from '../api.ts';

/** A file: its name, kind and size, its first lines, and a way to save it. */
export function FileCard({ file }: { file: UiFile }): VNode {
  return (
    <div class="file-card" data-file={file.id}>
      <div class="file-head">
        <span class="file-sign" aria-hidden="true">
          {kindOf(file.name)}
        </span>
        <span class="file-words">
          <span class="file-name">{file.name}</span>
          <span class="file-kind">
            {kindOf(file.name)} · {sizeWords(file.size)}
          </span>
        </span>
        <a class="button small" href={fileUrl(file.id)} download={file.name} aria-label={`Download ${file.name}`}>
          Download
        </a>
      </div>
      {file.preview && <pre class="file-preview">{file.preview}</pre>}
    </div>
  );
}

function kindOf(name: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return ending ? ending.toUpperCase() : 'FILE';
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
