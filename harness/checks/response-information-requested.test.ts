import { expect, test } from 'vitest';
import { responseInformationRequested } from './response-information-requested.ts';
import { connack5, connect5, found } from './test-traces-v5.ts';

const told = connack5('a', { responseInformation: 'replies/' });
const judged = (requestResponseInformation?: number) =>
  found(responseInformationRequested, connect5('a', { requestResponseInformation }), told);

test('on request it is fine, given or not', () => {
  expect(judged(1)).toEqual([]);
  expect(found(responseInformationRequested, connect5('a', { requestResponseInformation: 1 }), connack5('a'))).toEqual(
    [],
  );
});

test('without request it is found', () => {
  const finding =
    '1: expected no Response Information, as it was not requested, got Response Information [MQTT-3.1.2-28]';
  expect(judged(0)).toEqual([finding]);
  expect(judged()).toEqual([finding]);
});
