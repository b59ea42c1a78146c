/** Why a broker's state cannot be kept, or what was kept cannot be read. */

/** What is wrong. */
export type StoreErrorCode =
  | 'MQTT_STORE_NO_LIBRARY'
  | 'MQTT_STORE_NO_DIRECTORY'
  | 'MQTT_STORE_FOREIGN'
  | 'MQTT_STORE_DAMAGED'
  | 'MQTT_STORE_NEWER'
  | 'MQTT_STORE_IN_USE'
  | 'MQTT_STORE_WRITE_FAILED';

/** The store cannot be used; `message` says what to do, `cause` is what the system or the library said. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** What was kept cannot be understood. */
export const damaged = (dir: string, what: string, cause?: unknown): StoreError =>
  new StoreError(
    'MQTT_STORE_DAMAGED',
    `The store in ${dir} is damaged: ${what}. Nothing in it was changed. Put a copy that is whole in its place, or name another directory to begin anew.`,
    cause,
  );
