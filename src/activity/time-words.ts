/** Every word that our own grammar of time knows, months and weekdays with their short forms. */
export const TIME_WORDS: ReadonlySet<string> = new Set(
  `today yesterday now tonight overnight day days week weeks month months quarter quarters year years hour hours minute
   minutes min mins hr hrs fortnight weekend morning afternoon evening night midnight noon midday since until till
   before after between and last past previous this current ago the in on at around about during over for from to
   through q1 q2 q3 q4 kw utc gmt cet cest am pm h m d w
   jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
   november dec december
   sun sunday mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
