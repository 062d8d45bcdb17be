/** The suffix that asks for every permission of the registration (learn.microsoft.com, scopes-oidc: "The .default scope"). */
export const DEFAULT_SCOPE = '.default';
/** The one scope of several Azure APIs, by which an app may do whatever the user may. */
export const IMPERSONATION_SCOPE = 'user_impersonation';

/** Scopes that reach beyond what belongs to the user, for writing or managing (Graph permissions reference; SharePoint, Exchange). Without resource, lower case. */
export const BROAD_SCOPES: readonly RegExp[] = [
  /\.readwrite\.all$/,
  /\.fullcontrol(?:\.all)?$/,
  /\.manage\.all$/,
  /\.accessasuser\.all$/,
  /\.privilegedoperations\.all$/,
  /\.readwrite\.directory$/,
];

/** What the text of a file holds in which one of these scopes is written: asked before anything else. */
export const ABOUT_BROAD_SCOPES = new RegExp(['[\\/}\'"`]\\.default\\b', IMPERSONATION_SCOPE, ...BROAD_SCOPES.map(({ source }) => source.replace(/\$$/, ''))].join('|'), 'i');

/** What a broad scope can be exchanged for at the same resource. */
export interface NarrowerScope {
  /** The same rights over what belongs to the user alone. */
  readonly own?: string;
  /** Reading in place of writing. */
  readonly read?: string;
}

const readable = (names: readonly string[]): readonly (readonly [string, NarrowerScope])[] => names.map((name) => [`${name}.ReadWrite.All`, { read: `${name}.Read.All` }]);

/** Delegated permissions of Microsoft Graph (permissions reference) and SharePoint that have a narrower relative. */
export const NARROWER_SCOPES: ReadonlyMap<string, NarrowerScope> = new Map([
  ...readable([
    'AccessReview', 'AppCatalog', 'Application', 'ChannelMember', 'ChannelSettings', 'DeviceManagementApps', 'DeviceManagementConfiguration', 'DeviceManagementManagedDevices', 'DeviceManagementRBAC',
    'DeviceManagementServiceConfig', 'Directory', 'EntitlementManagement', 'ExternalConnection', 'ExternalItem', 'Group', 'GroupMember', 'IdentityProvider', 'IdentityRiskyUser', 'Organization', 'Place',
    'PrivilegedAccess.AzureAD', 'ReportSettings', 'SecurityAlert', 'SecurityIncident', 'Sites', 'TeamMember', 'TeamSettings', 'TermStore', 'UserAuthenticationMethod',
  ]),
  ['Files.ReadWrite.All', { own: 'Files.ReadWrite', read: 'Files.Read.All' }],
  ['Notes.ReadWrite.All', { own: 'Notes.ReadWrite', read: 'Notes.Read.All' }],
  ['User.ReadWrite.All', { own: 'User.ReadWrite', read: 'User.Read.All' }],
  ['Chat.ReadWrite.All', { own: 'Chat.ReadWrite' }],
  ['Presence.ReadWrite.All', { own: 'Presence.ReadWrite', read: 'Presence.Read.All' }],
  ['Sites.FullControl.All', { read: 'Sites.Read.All' }],
  ['Sites.Manage.All', { read: 'Sites.Read.All' }],
  ['Directory.AccessAsUser.All', { read: 'Directory.Read.All' }],
  ['RoleManagement.ReadWrite.Directory', { read: 'RoleManagement.Read.Directory' }],
  ['AllSites.FullControl', { read: 'AllSites.Read' }],
]);
