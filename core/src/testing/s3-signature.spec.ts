import { sha256, signatureFault, type SignedRequest } from './s3-signature.ts';

/** The example of Amazon's reference, "Signature Calculations for the Authorization Header", GET Object. */
const key = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const request: SignedRequest = {
  method: 'GET',
  target: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': sha256(''),
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
};
const withHeader = (name: string, value: string | undefined): SignedRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

test("the reference's example is right", () => {
  expect(signatureFault(request, key)).toBeUndefined();
});

test.each([
  ['no signature', withHeader('authorization', undefined), 'AccessDenied'],
  ['another path', { ...request, target: '/test.txt/' }, 'SignatureDoesNotMatch'],
  ['another method', { ...request, method: 'PUT' }, 'SignatureDoesNotMatch'],
  ['a query', { ...request, target: '/test.txt?acl' }, 'SignatureDoesNotMatch'],
  ['another body', withHeader('x-amz-content-sha256', sha256('x')), 'SignatureDoesNotMatch'],
  ['no checksum of the body', withHeader('x-amz-content-sha256', undefined), 'AccessDenied'],
])('%s is not', (_, changed, code) => {
  expect(signatureFault(changed, key)).toBe(code);
});

test('another key is not', () => {
  expect(signatureFault(request, { ...key, secretAccessKey: 'guess' })).toBe('SignatureDoesNotMatch');
  expect(signatureFault(request, { ...key, accessKeyId: 'guess' })).toBe('InvalidAccessKeyId');
});
