import { expect, test } from 'vitest';
import { formatInWords, tokenFormat } from './token-format.ts';

test.each([
  [
    'RFC 7519 section 3.1',
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    'JWT, HS256',
  ],
  ['a JWT whose header names no algorithm', 'e30.e30.', 'JWT'],
  ['an algorithm that is no text', 'eyJhbGciOjF9.e30.', 'JWT'],
  [
    'RFC 7516 appendix A.1',
    'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.' +
      'OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg.' +
      '48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvSkQ',
    'JWE, encrypted',
  ],
  ['a JWT that was cut off', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJl', 'JWT, damaged'],
  ['five segments that are no JWE', 'a.b.c.d.e', 'opaque'],
  ['a reference', '2YotnFZFEjr1zCsicMWpAA', 'opaque'],
  ['nothing', '', 'opaque'],
])('%s', (_, token, words) => {
  expect(formatInWords(tokenFormat(token))).toBe(words);
});
