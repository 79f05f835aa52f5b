import type { Turn } from './plot.ts';
import type { Site } from './site.ts';
import { addressOf, type Teller } from './teller.ts';

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** A year: Voice ID ended in May 2026, so only archives bring its records (domain.md 7). */
const AGO_MS = 365 * 24 * 60 * 60 * 1000;

/** A record of Voice ID, in camelCase, out of an archive that is replayed: stored, never told. */
export function oldVoiceId({ callers, random }: Teller, site: Site): Turn {
  const domainId = random.code(22);
  const kmsKeyId = `arn:aws:kms:${site.instance.region}:123456789012:key/${random.uuid()}`;
  return {
    title: 'An archive brings an old record of Voice ID',
    site,
    ageMs: AGO_MS,
    replay: 'voice-id-archive',
    deeds: () => [
      {
        caller: callers.cli('lee@example.com', addressOf('lee@example.com')),
        call: {
          eventName: 'CreateDomain',
          request: { name: HIDDEN, description: HIDDEN, serverSideEncryptionConfiguration: { kmsKeyId } },
          response: {
            domain: {
              arn: `arn:aws:voiceid:${site.instance.region}:123456789012:domain/${domainId}`,
              domainId,
              domainStatus: 'ACTIVE',
              name: HIDDEN,
              description: HIDDEN,
              serverSideEncryptionConfiguration: { kmsKeyId },
            },
          },
        },
      },
    ],
    reshape: (record) => ({
      ...record,
      eventSource: 'voiceid.amazonaws.com',
      tlsDetails: { ...record.tlsDetails, clientProvidedHostHeader: `voiceid.${record.awsRegion}.amazonaws.com` },
    }),
  };
}
