import { expect, it } from "vitest";

/** Une ligne par façon de se tromper : l'appel fautif et le message exact qu'il reçoit. */
export function refuse(table: readonly (readonly [message: string, call: () => unknown])[]): void {
  it.each(table.map(([message, call]) => ({ message, call })))("refuse : $message", ({ message, call }) => {
    expect(call).toThrow(new RangeError(message));
  });
}
