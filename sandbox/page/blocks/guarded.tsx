import { Component, type ComponentChildren } from 'preact';

/** What cannot be drawn is named in its place, and everything around it stays. */
export class Guarded extends Component<Readonly<{ children: ComponentChildren }>, Readonly<{ failed: boolean }>> {
  override state = { failed: false };

  static override getDerivedStateFromError(): Readonly<{ failed: boolean }> {
    return { failed: true };
  }

  override render(): ComponentChildren {
    return this.state.failed ? <div class="block-unknown">This cannot be drawn.</div> : this.props.children;
  }
}
