import { fault } from '../fault.ts';

const badUserNameOrPassword = 0x86;

export default [
  fault({
    name: 'login-refused-and-left-open',
    title: 'Who gives a user name is refused for it, and the connection stays open',
    breaks: { '5.0': ['MQTT-3.1.4-2', 'MQTT-3.2.2-7'] },
    bend: (rules) => ({
      ...rules,
      refusalOfClientId: (connect) =>
        connect.version === '5.0' && connect.userName !== undefined
          ? badUserNameOrPassword
          : rules.refusalOfClientId(connect),
      closesAfterRefusal: (returnCode) => returnCode !== badUserNameOrPassword && rules.closesAfterRefusal(returnCode),
    }),
  }),
  ...[true, false].map((empty) =>
    fault({
      name: `${empty ? 'empty-' : ''}password-without-user-name-refused`,
      title: `${empty ? 'An empty' : 'A'} password without a user name is refused as a protocol error, as in 3.1.1`,
      breaks: { '5.0': ['MQTT-3.1.4-5'] },
      bend: (rules) => ({
        ...rules,
        refusalOfClientId: (connect) => {
          const { version, userName, password } = connect;
          const isMeant = password !== undefined && userName === undefined && (password.length === 0) === empty;
          return version === '5.0' && isMeant ? 0x82 : rules.refusalOfClientId(connect);
        },
      }),
    }),
  ),
];
