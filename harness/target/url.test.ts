import { describe, expect, it } from 'vitest';
import { targetOf } from './url.ts';

const plain = { credentials: {}, tls: { insecure: false }, declared: {} };

describe('targetOf', () => {
  it('takes the first URL for the scenarios and the WebSocket one for those on WebSocket', () => {
    const target = targetOf(['mqtt://127.0.0.1', 'ws://127.0.0.1:8080/mqtt'], plain);
    expect(target.primary.transport).toBe('tcp');
    expect(target.webSocket?.url).toBe('ws://127.0.0.1:8080/mqtt');
  });

  it('reads user and password from the URL and keeps them out of what is shown', () => {
    const target = targetOf(['mqtts://me:a%40b@localhost'], plain);
    expect(target.credentials).toEqual({ userName: 'me', password: 'a@b' });
    expect(target.urls).toEqual(['mqtts://localhost']);
  });

  it('prefers the credentials of the command line', () => {
    expect(targetOf(['mqtt://me@localhost'], { ...plain, credentials: { userName: 'you' } }).credentials).toEqual({
      userName: 'you',
    });
  });

  it.each([
    ['localhost:1883', /scheme/],
    ['nonsense', /no URL/],
    ['http://localhost', /scheme http/],
    ['mqtt://localhost/path', /path/],
  ])('says what is wrong with %s', (text, sentence) => {
    expect(() => targetOf([text], plain)).toThrow(sentence);
  });

  it('refuses two URLs of one scheme', () => {
    expect(() => targetOf(['mqtt://a', 'mqtt://b'], plain)).toThrow(/two URLs/);
  });
});
