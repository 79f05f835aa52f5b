import type { World } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** A file as files.info and messages show it. */
export function fileJson(world: World, id: string): Json {
  const file = world.files.get(id);
  if (!file) return { id, mode: 'tombstone' };
  return {
    id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    size: file.bytes?.length ?? 0,
    mode: 'hosted',
    user: world.workspace.botUserId,
    url_private: `${world.origin}/files-pri/${id}/${encodeURIComponent(file.name)}`,
    url_private_download: `${world.origin}/files-pri/${id}/download/${encodeURIComponent(file.name)}`,
    permalink: `${world.origin}/files/${id}`,
  };
}
