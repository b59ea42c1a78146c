/** A copy of bytes that are somebody else's. */

/** Copies bytes. Not `slice`: bytes from Node's sockets are Buffers, and theirs is a view of the same memory. */
export const copyBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
