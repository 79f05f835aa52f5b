import type { PhraseRow } from './row.ts';

const ADMIN = 'an Admin profile can usually create users, listen to recordings and change every flow';

/** What of a security profile decides what its people may do. */
const RIGHTS =
  'Permissions|AllowedAccessControlTags|TagRestrictedResources|Applications|HierarchyRestrictedResources|AllowedAccessControlHierarchyGroupId|AllowedFlowModules|AllowedAIAgents';

/** Users, what they may do, where they stand, and the statuses that they choose from. */
export const PEOPLE: readonly PhraseRow[] = [
  { on: 'CreateUser', says: 'create {user}', covers: ['Username'] },
  { on: 'DeleteUser', says: 'delete {user}', so: 'they can no longer log in' },
  { on: 'UpdateUserRoutingProfile', says: 'move {agent} to routing profile {RoutingProfileId}' },
  {
    on: 'UpdateUserSecurityProfiles',
    when: { gains: 'Admin' },
    says: 'give {agent} {gained:SecurityProfileIds|security profile} and ~take {lost:SecurityProfileIds|security profile}',
    so: ADMIN,
  },
  {
    on: 'UpdateUserSecurityProfiles',
    says: 'give {agent} {gained:SecurityProfileIds|security profile} and ~take {lost:SecurityProfileIds|security profile}',
  },
  {
    on: 'UpdateUserSecurityProfiles',
    when: { gains: 'Admin' },
    says: 'give {agent} {gained:SecurityProfileIds|security profile}',
    so: ADMIN,
  },
  { on: 'UpdateUserSecurityProfiles', says: 'give {agent} {gained:SecurityProfileIds|security profile}' },
  { on: 'UpdateUserSecurityProfiles', says: 'take {lost:SecurityProfileIds|security profile} from {agent}' },
  {
    on: 'UpdateUserSecurityProfiles',
    when: { gains: 'Admin', self: 'yes' },
    says: 'set their own security profiles to {SecurityProfileIds}',
    so: ADMIN,
  },
  {
    on: 'UpdateUserSecurityProfiles',
    when: { self: 'yes' },
    says: 'set their own security profiles to {SecurityProfileIds}',
  },
  {
    on: 'UpdateUserSecurityProfiles',
    when: { gains: 'Admin' },
    says: 'set the security profiles of {agent} to {SecurityProfileIds}',
    so: ADMIN,
  },
  { on: 'UpdateUserSecurityProfiles', says: 'set the security profiles of {agent} to {SecurityProfileIds}' },
  { on: 'AssociateSecurityProfiles', says: 'give {user or AI agent} more security profiles' },
  { on: 'DisassociateSecurityProfiles', says: 'take security profiles from {user or AI agent}' },
  { on: 'UpdateUserHierarchy', says: 'move {agent} to hierarchy group {HierarchyGroupId}' },
  {
    on: 'UpdateUserHierarchy',
    when: { HierarchyGroupId: '', id: '*' },
    says: 'take {agent} out of the hierarchy',
  },
  { on: 'UpdateUserHierarchy', says: 'change the hierarchy group of {agent}' },
  { on: 'UpdateUserRoutingProfile', says: 'change the routing profile of {agent}' },
  { on: 'UpdateUserSecurityProfiles', says: 'change the security profiles of {agent}' },
  { on: 'UpdateUserIdentityInfo', says: 'edit the name or e-mail of {agent}' },
  { on: 'UpdateUserPhoneConfig', says: 'edit the phone settings of {agent}' },
  { on: 'UpdateUserConfig', says: 'edit the contact settings of {agent}' },
  { on: ['AssociateUserProficiencies', 'UpdateUserProficiencies'], says: 'set skills of {agent}' },
  { on: 'DisassociateUserProficiencies', says: 'take skills from {agent}' },
  { on: 'PutUserStatus', says: 'set {agent} to status {AgentStatusId}' },
  { on: 'PutUserStatus', says: 'set {agent} to status {related:AgentStatus}' },
  { on: 'PutUserStatus', says: 'change the status of {agent}' },
  { on: 'CreateUserHierarchyGroup', says: 'create {hierarchy group} under {ParentGroupId}', covers: ['Name'] },
  { on: 'CreateUserHierarchyGroup', says: 'create {hierarchy group}', covers: ['Name'] },
  { on: 'DeleteUserHierarchyGroup', says: 'delete {hierarchy group}' },
  { on: 'UpdateUserHierarchyGroupName', says: 'rename hierarchy group {was:Name} to {Name}' },
  { on: 'UpdateUserHierarchyGroupName', says: 'rename hierarchy group {called} to {Name}' },
  { on: 'UpdateUserHierarchyGroupName', says: 'rename a hierarchy group to {Name}' },
  { on: 'UpdateUserHierarchyStructure', says: 'edit the levels of the agent hierarchy' },
  { on: 'CreateSecurityProfile', says: 'create {security profile}', covers: ['SecurityProfileName'] },
  {
    on: 'UpdateSecurityProfile',
    says: 'give {security profile} {gained:Permissions|permission} and ~take {lost:Permissions|permission}',
    so: 'whoever has this profile may do more and less from now on',
  },
  {
    on: 'UpdateSecurityProfile',
    says: 'give {security profile} {gained:Permissions|permission}',
    so: 'whoever has this profile may do more from now on',
  },
  {
    on: 'UpdateSecurityProfile',
    says: 'take {lost:Permissions|permission} from {security profile}',
    so: 'whoever has this profile may do less from now on',
  },
  {
    on: 'UpdateSecurityProfile',
    when: { sent: RIGHTS },
    says: 'edit {security profile}',
    so: 'whoever has this profile may do more or less from now on',
  },
  { on: 'UpdateSecurityProfile', says: 'edit {security profile}' },
  { on: 'DeleteSecurityProfile', says: 'delete {security profile}' },
  { on: 'CreateAgentStatus', says: 'create {agent status}', covers: ['Name'] },
  { on: 'UpdateAgentStatus', says: 'rename agent status {was:Name} to {Name}' },
  { on: 'UpdateAgentStatus', says: 'rename agent status {called} to {Name}' },
  { on: 'UpdateAgentStatus', when: { unchanged: 'State' }, says: 'edit {agent status}' },
  {
    on: 'UpdateAgentStatus',
    when: { State: 'DISABLED' },
    says: 'disable {agent status}',
    so: 'agents can no longer choose it',
  },
  { on: 'UpdateAgentStatus', when: { State: 'ENABLED', 'was:State': 'DISABLED' }, says: 'enable {agent status}' },
  { on: 'UpdateAgentStatus', says: 'edit {agent status}' },
];
