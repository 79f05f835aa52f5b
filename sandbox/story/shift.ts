import { addSeconds } from 'date-fns/addSeconds';
import { calling, setting } from './calls.ts';
import type { RecordJson } from './record-json.ts';
import type { Call } from './recorder.ts';
import type { Teller } from './teller.ts';

const BEGAN_SECONDS = 11 * 60;
const STEP_SECONDS = 13;

/** A shift begins: routine of the last quarter of an hour, which only event history has yet. Oldest first. */
export function shiftChange({ europe, website, record }: Teller, now: Date): readonly RecordJson[] {
  const move = (login: string, profile: string): Call =>
    setting(europe, 'UpdateUserRoutingProfile', europe.the('user', login), {
      RoutingProfileId: europe.the('routing', profile).id,
    });
  const skill = (login: string, AttributeValue: string): Call =>
    calling(europe, 'AssociateUserProficiencies', europe.the('user', login), {
      UserProficiencies: [{ AttributeName: 'Language', AttributeValue, Level: 4 }],
    });
  const calls: readonly (readonly [login: string, call: Call])[] = [
    ['priya.nair', move('jonas.weber', 'Tier 2 Voice')],
    ['priya.nair', move('sofia.russo', 'Tier 2 Voice')],
    ['tomas.novotny', move('emil.berg', 'Chat Only')],
    ['priya.nair', move('aylin.kaya', 'Tier 1 Voice')],
    ['tomas.novotny', skill('pavel.dvorak', 'English')],
    ['priya.nair', move('lukas.brandt', 'Tier 2 Voice')],
    ['tomas.novotny', skill('chiara.conti', 'French')],
    ['lena.vogt', move('ines.moreau', 'Billing')],
    ['priya.nair', move('nils.holm', 'Tier 1 Voice')],
  ];
  return calls.map(([login, call], index) =>
    record(addSeconds(now, index * STEP_SECONDS - BEGAN_SECONDS), website(europe, login), europe, call),
  );
}
