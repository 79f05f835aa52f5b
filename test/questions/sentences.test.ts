import { expect, test } from 'vitest';
import { NAMED, openHistory } from './history.ts';
import { ask } from './sentences-ask.ts';

test.each([
  ['who gave dana admin', 'danaAdmin · user dana.ruiz in Acme EU · what was given · set to admin'],
  ['who gave admin to dana', 'danaAdmin · user dana.ruiz in Acme EU · what was given · set to admin'],
  ['who took admin from dana', 'nothing · user dana.ruiz in Acme EU · what was taken away · lists without admin'],
  ['who took admin from kim', 'kimAdmin · user kim.lee in Acme EU · what was taken away · lists without admin'],
  ['removed admin from kim', 'kimAdmin · user kim.lee in Acme EU · what was removed · lists without admin'],
  ['added admin to dana', 'danaAdmin · user dana.ruiz in Acme EU · what was added · set to admin'],
  [
    'who gave herself admin',
    'danaAdmin · what was given · set to admin · herself = anybody (each line says whose they were)',
  ],
  ['who was given admin', 'danaAdmin · what was given · set to admin'],
  ['who moved kim to tier 2', 'kimMoved · user kim.lee in Acme EU · what was moved · set to tier 2'],
  [
    'who moved Kim Lee to routing profile "Tier 2" this morning',
    'kimMoved · 11-21T23:00..11-22T10:30 · user kim.lee in Acme EU · what was moved · set to Tier 2',
  ],
  ['was kim moved', 'kimMoved kimMovedBack · user kim.lee in Acme EU · what was moved'],
  [
    'moved kim from tier 1 to tier 2',
    'kimMoved · user kim.lee in Acme EU · what was moved · set to tier 2 · from tier 1 = from anywhere (what it was before cannot be asked for)',
  ],
  ['who moved to Tier 2', 'kimMoved · what was moved · set to Tier 2'],
  ['assigned Tier 2 to kim', 'kimMoved · user kim.lee in Acme EU · what was assigned · set to Tier 2'],
  [
    'which agents did omar move to Tier 2',
    'kimMoved · all users · what was moved · by Connect user omar.haddad · set to Tier 2',
  ],
  [
    'who put agent kim offline this morning',
    'kimOffline · 11-21T23:00..11-22T10:30 · user kim.lee in Acme EU · what was put · set to offline',
  ],
  ['set kim to offline', 'kimOffline · user kim.lee in Acme EU · set to offline'],
  [
    'who set max contacts to 0 on queue Billing',
    'billingZero · queue Billing in Acme EU · queue Billing in Acme US · max contacts set to 0',
  ],
  ['max contacts to 0', 'billingZero · max contacts set to 0'],
  [
    'who changed max contacts of Billing',
    'billingZero billingUS billingTen · queue Billing in Acme EU · queue Billing in Acme US · max contacts',
  ],
  ['who changed status of Billing', 'billingOff · queue Billing in Acme EU · queue Billing in Acme US · status'],
  ['who changed the routing profile of kim', 'kimMoved kimMovedBack · user kim.lee in Acme EU · routing profile'],
  [
    'who changed queue Billing since yesterday 9:00',
    'billingOff billingZero · 11-21T08:00.. · queue Billing in Acme EU · queue Billing in Acme US',
  ],
  [
    'who disabled queue Billing',
    'billingOff · queue Billing in Acme EU · queue Billing in Acme US · what was disabled',
  ],
  ['which queues were disabled', 'billingOff failedOff · all queues · what was disabled'],
  ['queue Sat Support since mon', 'satOn · 11-15T23:00.. · queue Sat Support in Acme EU'],
  ['queue Failed Payments', 'failedOff · queue Failed Payments in Acme EU'],
  ['profile Today', 'todayProfile · security profile Today in Acme EU'],
  ['user April May', 'april · IAM user April May'],
  ['Weekend', 'april · queue Weekend in Acme EU'],
  ['queue Weekend last week', 'nothing · 11-08T23:00..11-15T23:00 · queue Weekend in Acme EU'],
  ['queue “Failed Payments”', 'failedOff · queue Failed Payments in Acme EU'],
  ['flow main', 'ivrCi ivr · flow Main IVR in Acme EU'],
  [
    'who published Main IVR last night',
    'ivrCi · 11-21T17:00..11-22T05:00 · flow Main IVR in Acme EU · what was published',
  ],
  [
    'flows published by people yesterday',
    'ivr · 11-20T23:00..11-21T23:00 · all flows · what was published · by people',
  ],
  [
    'what did ci-deploy publish today',
    'ivrRefused ivrCi · 11-21T23:00..11-22T10:30 · session “ci-deploy” · what was published',
  ],
  ['everything by automation today', 'ivrRefused ivrCi · 11-21T23:00..11-22T10:30 · by automation'],
  ['changes failed today', 'ivrRefused · 11-21T23:00..11-22T10:30 · refused'],
  ['not failed since sat', 'billingOff kimMoved ivrCi ivr billingZero danaAdmin · 11-20T23:00.. · not refused'],
  [
    'except ci-deploy since yesterday',
    'billingOff kimMoved ivr billingZero danaAdmin · 11-20T23:00.. · not by session “ci-deploy”',
  ],
  [
    'changes not by omar last 7d',
    'ivrRefused ivrCi billingZero billingUS emergency satOn closed · 11-15T10:30..11-22T10:30 · not by Connect user omar.haddad',
  ],
  [
    'except dana and omar since monday',
    'ivrRefused ivrCi billingUS emergency · 11-15T23:00.. · not by SSO user dana.ruiz@example.com · not by Connect user omar.haddad',
  ],
  [
    'changes except queue Billing since monday',
    'kimMoved ivrRefused ivrCi ivr danaAdmin emergency failedOff satOn closed · 11-15T23:00.. · not on queue Billing in Acme EU · not on queue Billing in Acme US',
  ],
  ['changes from 192.0.2.44', 'billingZero · from 192.0.2.44'],
  ['key AKIAABCDEFGHWXYZ', 'billingUS · key AKIA…WXYZ'],
  ['via cli', 'billingUS · via cli'],
  [
    'via the admin website by omar today',
    'billingOff kimMoved · 11-21T23:00..11-22T10:30 · Connect user omar.haddad · via website',
  ],
  ['role ci-deploy', 'ivrRefused ivrCi · role ci-deploy'],
  ['in Acme US', 'billingUS · in Acme US'],
  ['changes in acme us since fri', 'billingUS · 11-19T23:00.. · in Acme US'],
  ['instance "Acme US"', 'billingUS · in Acme US'],
  ['region us-east-1', 'billingUS · us-east-1'],
  ['event UpdateQueueStatus', 'billingOff failedOff satOn · UpdateQueueStatus'],
  ['UpdateQueueMaxContacts by lee', 'billingUS · IAM user lee · UpdateQueueMaxContacts'],
  ['first 3', 'billingMade userDeleted claimed'],
  ['oldest change to Billing', 'billingMade · queue Billing in Acme EU · queue Billing in Acme US'],
  ['last 2 changes by dana', 'billingZero satOn · SSO user dana.ruiz@example.com'],
  [
    'how many changes did omar make this month',
    'billingOff kimMoved ivr danaAdmin failedOff billingTen kimMovedBack · 10-31T23:00..11-22T10:30 · Connect user omar.haddad · count',
  ],
  ['when was Billing last changed', 'billingOff · queue Billing in Acme EU · queue Billing in Acme US · when'],
  ['who created Billing', 'billingMade · queue Billing in Acme EU · queue Billing in Acme US · what was created'],
  [
    'my changes',
    'billingZero satOn closed kimAdmin salesAdded todayProfile claimed billingMade · SSO user dana.ruiz@example.com',
  ],
  ['what did I change in october', 'billingMade · 09-30T22:00..10-31T23:00 · SSO user dana.ruiz@example.com'],
  ['who moved me', 'nothing · user dana.ruiz in Acme EU · what was moved'],
  ['<@U7|omar.haddad> since yesterday', 'billingOff kimMoved ivr danaAdmin · 11-20T23:00.. · Connect user omar.haddad'],
  ['who opened emergency access', 'emergency · emergency access'],
  ['who released +1 800 555 0100', 'released · phone number +18005550100 in Acme EU · what was released'],
  ['(800) 555-0100', 'released claimed · phone number +18005550100 in Acme EU'],
  [
    'including agent status kim.lee',
    'kimOffline kimMoved kimAdmin kimMovedBack · user kim.lee in Acme EU · including agent status',
  ],
  [
    'changes including reads to queue Billing',
    'billingOff billingZero read billingUS billingTen salesAdded billingMade · queue Billing in Acme EU · queue Billing in Acme US · including reads',
  ],
  ['sensitive last 7 days', 'danaAdmin emergency · 11-15T10:30..11-22T10:30 · sensitive'],
  ['what did dana change since mon', 'billingZero satOn closed · 11-15T23:00.. · SSO user dana.ruiz@example.com'],
  [
    'dana changed Billing',
    'billingZero salesAdded billingMade · queue Billing in Acme EU · queue Billing in Acme US · by SSO user dana.ruiz@example.com',
  ],
  ["dana's changes last month", 'billingMade · 09-30T22:00..10-31T23:00 · SSO user dana.ruiz@example.com'],
  [
    'changes on Billing by dana or lee',
    'billingZero billingUS salesAdded billingMade · queue Billing in Acme EU · queue Billing in Acme US · by SSO user dana.ruiz@example.com or by IAM user lee',
  ],
  [
    'omar.haddad@example.com',
    'billingOff kimMoved ivr danaAdmin failedOff billingTen kimMovedBack · Connect user omar.haddad',
  ],
  [
    'who deleted the user m.ortiz in october',
    'userDeleted · 09-30T22:00..10-31T23:00 · user m.ortiz in Acme EU · what was deleted',
  ],
  ['who closed hours Weekday EU', 'closed · hours Weekday EU in Acme EU · what was closed'],
  [
    'who added queue Billing to routing profile Tier 2',
    'salesAdded · routing profile Tier 2 in Acme EU · what was added · on queue Billing in Acme EU or on queue Billing in Acme US',
  ],
  ['cccccccc-0000-4000-8000-000000000001', 'billingZero · request cccccccc-0000-4000-8000-000000000001'],
  ['dddddddd-0000-4000-8000-000000000002', 'billingZero · event dddddddd-0000-4000-8000-000000000002'],
  [
    'arn:aws:connect:eu-central-1:123456789012:instance/aaaaaaaa-0000-4000-8000-000000000001/queue/bbbbbbbb-0000-4000-8000-000000000002',
    'billingOff billingZero billingTen salesAdded billingMade · queue Billing in Acme EU',
  ],
  [
    'show me everything that happened to the Main IVR flow yesterday please',
    'ivr · 11-20T23:00..11-21T23:00 · flow Main IVR in Acme EU',
  ],
  ['what changed before 14:20', 'billingZero · 11-21T12:20..11-21T13:20'],
  ['between 14:00 and 14:30', 'billingZero · 11-21T13:00..11-21T13:30'],
  ['in october', 'userDeleted billingMade · 09-30T22:00..10-31T23:00'],
  ['since 8:00 utc', 'billingOff kimMoved · 11-22T08:00.. · UTC'],
  ['yesterday in New York', 'ivrRefused ivrCi ivr billingZero danaAdmin · 11-21T05:00..11-22T05:00 · America/New_York'],
  ['what happened at 14:10 yesterday', 'billingZero · 11-21T12:40..11-21T13:40'],
  [
    'Billing 24h',
    'billingOff billingZero · 11-21T10:30..11-22T10:30 · queue Billing in Acme EU · queue Billing in Acme US',
  ],
  [
    'queue biling',
    'billingOff billingZero billingUS billingTen salesAdded billingMade · queue Billing in Acme EU · queue Billing in Acme US · biling = Billing',
  ],
  [
    'qeue Biling since yestrday',
    'billingOff billingZero · 11-20T23:00.. · queue Billing in Acme EU · queue Billing in Acme US · qeue = queue · yestrday = yesterday · Biling = Billing',
  ],
  ['who disabled bilnig9', 'stranger: bilnig9'],
  [
    'queue billing urgently',
    'mistake: I do not understand “urgently” beside the name “billing”. Give one name in quotes, and after it a time like `since yesterday`.',
  ],
  ['since 11/12/2026', 'mistake: “11/12/2026” may be a day or a month first. Type it as 2026-11-20.'],
  [
    'today instance time',
    'mistake: I do not know the time zone of your instance. Name it: `in Berlin`, `utc` or `Europe/Berlin`.',
  ],
  ['changes in Atlantis', 'stranger: Atlantis'],
  [
    'billing changes yesterday',
    'billingZero · 11-20T23:00..11-21T23:00 · queue Billing in Acme EU · queue Billing in Acme US',
  ],
  ["who changed kim's routing profile", 'kimMoved kimMovedBack · user kim.lee in Acme EU · routing profile'],
  [
    'changes by dana in 2026-11-20..2026-11-21',
    'billingZero · 11-19T23:00..11-21T23:00 · SSO user dana.ruiz@example.com',
  ],
  ['what changed yesterday between 14:00 and 15:00', 'billingZero · 11-21T13:00..11-21T14:00'],
  ['changes on friday between 9:00 and 10:00', 'emergency · 11-20T08:00..11-20T09:00'],
  ['who touched +18005550100 last', 'released · phone number +18005550100 in Acme EU'],
  ['the last person to change Billing', 'billingOff · queue Billing in Acme EU · queue Billing in Acme US'],
  ['oldest 2 by omar', 'kimMovedBack billingTen · Connect user omar.haddad'],
  [
    'who did UpdateQueueStatus on Billing',
    'billingOff · queue Billing in Acme EU · queue Billing in Acme US · UpdateQueueStatus',
  ],
  [
    'Billing except omar',
    'billingZero billingUS salesAdded billingMade · queue Billing in Acme EU · queue Billing in Acme US · not by Connect user omar.haddad',
  ],
  [
    'Billing not via cli',
    'billingOff billingZero billingTen salesAdded billingMade · queue Billing in Acme EU · queue Billing in Acme US · not via cli',
  ],
  [
    'queue Billing excluding 192.0.2.44',
    'billingOff billingUS billingTen salesAdded billingMade · queue Billing in Acme EU · queue Billing in Acme US · not from 192.0.2.44',
  ],
  ['only refused', 'ivrRefused · refused'],
  ['terraform changes today', 'ivrRefused ivrCi · 11-21T23:00..11-22T10:30 · via terraform'],
  ['by terraform today', 'ivrRefused ivrCi · 11-21T23:00..11-22T10:30 · via terraform'],
  ['numbers released this month', 'released · 10-31T23:00..11-22T10:30 · all phone numbers · what was released'],
  ['agents moved today', 'kimMoved · 11-21T23:00..11-22T10:30 · all users · what was moved'],
  ['gave kim agent', 'kimAdmin · user kim.lee in Acme EU · what was given · set to agent'],
  ['sat suport', 'satOn satName · queue Sat Support in Acme EU · sat suport = Sat Support'],
  ['danna', 'which: By SSO user dana.ruiz@example.com | To user dana.ruiz in Acme EU'],
  ['by danna since yesterday', 'billingZero · 11-20T23:00.. · SSO user dana.ruiz@example.com · danna = Dana'],
  [
    'who disabld Billing',
    'billingOff · queue Billing in Acme EU · queue Billing in Acme US · what was disabled · disabld = disabled',
  ],
  [
    'who logged in as admin',
    'mistake: I do not understand “admin”. Give one name in quotes, and after it a time like `since yesterday`.',
  ],
  ['what did omar do yesterday', 'ivr danaAdmin · 11-20T23:00..11-21T23:00 · Connect user omar.haddad'],
  [
    'who changed the hours of queue Billing',
    'nothing · queue Billing in Acme EU · queue Billing in Acme US · hours of operation',
  ],
  ['cccccccc-0000-4000-8000-00000000ffff', 'stranger: cccccccc-0000-4000-8000-00000000ffff'],
  [
    'which flows failed to publish last night',
    'ivrRefused · 11-21T17:00..11-22T05:00 · all flows · what was published · refused',
  ],
  ['deletions last month', 'userDeleted · 09-30T22:00..10-31T23:00 · what was deleted'],
  ['emergency logins this month', 'emergency · 10-31T23:00..11-22T10:30 · emergency access'],
  ['max contacts 25', 'billingUS · max contacts set to 25'],
  ['by role ci-deploy', 'ivrRefused ivrCi · role ci-deploy'],
  ['session gha-4711', 'ivrRefused ivrCi · session “ci-deploy”'],
  ['when did kim move to tier 2', 'kimMoved · user kim.lee in Acme EU · what was moved · set to tier 2 · when'],
  ['updatequeuestatus since monday', 'billingOff failedOff satOn · 11-15T23:00.. · UpdateQueueStatus'],
  [
    'what has omar been doing since thursday',
    'billingOff kimMoved ivr danaAdmin failedOff · 11-18T23:00.. · Connect user omar.haddad',
  ],
  ['who used 192.0.2.44', 'billingZero · from 192.0.2.44'],
  ['what happened on 2026-11-20 between 8:00 and 9:00 utc', 'emergency · 11-20T08:00..11-20T09:00 · UTC'],
  [
    'who edited the Main IVR flow between friday and sunday',
    'ivrCi ivr · 11-19T23:00..11-22T10:30 · flow Main IVR in Acme EU',
  ],
  [
    'how many flows were published yesterday',
    'ivr · 11-20T23:00..11-21T23:00 · all flows · what was published · count',
  ],
  ['from the console yesterday', 'billingZero · 11-20T23:00..11-21T23:00 · via console'],
])('answers %j', async (text, outcome) => {
  expect(await ask(await openHistory(), text)).toBe(outcome);
});

test('knows everything by its name in quotes', async () => {
  const store = await openHistory();
  for (const name of NAMED) {
    const outcome = await ask(store, `"${name}"`);
    expect(outcome, name).not.toMatch(/^(stranger|mistake|help)/);
    expect(await ask(store, `what happened to "${name}" since 1 oct`), name).not.toMatch(/^(stranger|mistake|help)/);
  }
});
