/** The version of mqttspec, as reports and the broker tell it; a test holds it equal to that of package.json. */

export const toolVersion = '0.1.0';
