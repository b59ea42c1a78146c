/** What can be wrong before a run begins: the usage, or the target. */

/** Wrong usage or configuration: exit code 2. */
export class UsageError extends Error {
  readonly code = 'MQTTSPEC_USAGE';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

/** The target cannot be reached: exit code 3. */
export class UnreachableError extends Error {
  readonly code = 'MQTTSPEC_UNREACHABLE';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreachableError';
  }
}
