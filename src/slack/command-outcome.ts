import type { Outcome } from '../lookup.ts';
import { renderChoice, renderStranger } from '../notice/choice.ts';
import { renderHelp } from '../notice/help.ts';
import type { Message } from '../notice/message.ts';
import { renderMistake } from '../notice/replies.ts';
import { renderAnswer } from '../notice/reply.ts';

/** What a person reads of an outcome. `command` is the one they typed. */
export function renderOutcome(outcome: Outcome, command: string): Message {
  switch (outcome.kind) {
    case 'answer':
      return renderAnswer(outcome.answer);
    case 'choice':
      return renderChoice(outcome.choice);
    case 'stranger':
      return renderStranger({ ...outcome.stranger, command });
    case 'help':
      return renderHelp(command);
    case 'mistake':
      return renderMistake(outcome.problem, command);
  }
}
