import type { OpenView, World } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** A view as views.* and payloads show it. */
export function viewJson(world: World, open: OpenView): Json {
  const { workspace } = world;
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...open.view,
    id: open.id,
    team_id: workspace.teamId,
    state: { values: open.state },
    hash: open.hash,
    ...(open.view.type === 'modal' ? modalDefaults(open) : {}),
    previous_view_id: open.previousId ?? null,
    root_view_id: open.rootId,
    app_id: workspace.appId,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}

function modalDefaults({ view }: OpenView): Json {
  return {
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
  };
}
