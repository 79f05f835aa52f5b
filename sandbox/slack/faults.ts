/**
 * What a test can order to go wrong.
 * `rate_limited` 429 with Retry-After; `error500`; `error` Slack's own error by name; `slow` answers late;
 * `lost_answer` takes effect, then drops the connection; `late_effect` waits until the client gave up, then takes effect;
 * `cut_socket` cuts the connection instead of delivering the next envelope.
 */
export type Fault = Readonly<{
  /** A Web API method, `response_url`, `upload` (the bytes of a file), `socket`, or `*`. */
  method: string;
  kind: 'rate_limited' | 'error500' | 'error' | 'slow' | 'lost_answer' | 'late_effect' | 'cut_socket';
  /** How often; once when absent. */
  times?: number;
  /** Only calls whose arguments contain these. */
  when?: Readonly<Record<string, unknown>>;
  error?: string;
  retryAfterSeconds?: number;
  /** For `slow` and `late_effect`, milliseconds of the sandbox's time. */
  delayMs?: number;
}>;

/** What befalls a call that no order was waiting for; undefined when nothing does. */
export type Weather = (method: string, args: Readonly<Record<string, unknown>>) => Fault | undefined;

export type Faults = Readonly<{
  order(fault: Fault): void;
  /** Asked at each call from now on, after the orders; undefined is calm. Sockets know no weather. */
  weather(weather: Weather | undefined): void;
  clear(): void;
  /** Ordered and not yet met. */
  open(): number;
}>;

export function createFaults(): Faults & {
  take(method: string, args: Readonly<Record<string, unknown>>): Fault | undefined;
} {
  const orders: { fault: Fault; left: number }[] = [];
  let weather: Weather | undefined;
  return {
    order: (fault) => {
      orders.push({ fault, left: fault.times ?? 1 });
    },
    weather: (given) => {
      weather = given;
    },
    clear: () => {
      orders.length = 0;
      weather = undefined;
    },
    open: () => orders.reduce((sum, order) => sum + order.left, 0),
    take(method, args) {
      const order = orders.find(({ fault, left }) => left > 0 && matches(fault, method, args));
      if (!order) return method === 'socket' ? undefined : weather?.(method, args);
      order.left -= 1;
      return order.fault;
    },
  };
}

function matches(fault: Fault, method: string, args: Readonly<Record<string, unknown>>): boolean {
  const isSocket = fault.kind === 'cut_socket';
  if (isSocket !== (method === 'socket')) return false;
  if (!isSocket && fault.method !== '*' && fault.method !== method) return false;
  return Object.entries(fault.when ?? {}).every(([name, value]) => Object.hasOwn(args, name) && args[name] === value);
}
