/** An area of DigComp with its name in each version; the 21 competences keep their codes from 2.2 to 3.0. */
export interface DigCompArea {
  readonly code: string
  readonly names: { readonly '2.2': string; readonly '3.0': string }
  readonly competences: readonly DigCompCompetence[]
}

export interface DigCompCompetence {
  readonly code: string
  /** Short title in our words. */
  readonly name: string
}

/**
 * The five areas and 21 competences of DigComp, short titles.
 * @source Vuorikari, Kluzer & Punie (2022), DigComp 2.2, JRC128415; DigComp 3.0 (2025), JRC144121; reused under CC BY 4.0
 */
export const digCompAreas: readonly DigCompArea[] = [
  {
    code: '1',
    names: { '2.2': 'Information and data literacy', '3.0': 'Information search, evaluation and management' },
    competences: [
      { code: '1.1', name: 'Browsing, searching and filtering' },
      { code: '1.2', name: 'Evaluating' },
      { code: '1.3', name: 'Managing' },
    ],
  },
  {
    code: '2',
    names: { '2.2': 'Communication and collaboration', '3.0': 'Communication and collaboration' },
    competences: [
      { code: '2.1', name: 'Interacting' },
      { code: '2.2', name: 'Sharing' },
      { code: '2.3', name: 'Citizenship' },
      { code: '2.4', name: 'Collaborating' },
      { code: '2.5', name: 'Netiquette' },
      { code: '2.6', name: 'Digital identity' },
    ],
  },
  {
    code: '3',
    names: { '2.2': 'Digital content creation', '3.0': 'Content creation' },
    competences: [
      { code: '3.1', name: 'Developing content' },
      { code: '3.2', name: 'Integrating and re-elaborating' },
      { code: '3.3', name: 'Copyright and licences' },
      { code: '3.4', name: 'Programming' },
    ],
  },
  {
    code: '4',
    names: { '2.2': 'Safety', '3.0': 'Safety, wellbeing and responsible use' },
    competences: [
      { code: '4.1', name: 'Protecting devices' },
      { code: '4.2', name: 'Protecting personal data and privacy' },
      { code: '4.3', name: 'Protecting health and well-being' },
      { code: '4.4', name: 'Protecting the environment' },
    ],
  },
  {
    code: '5',
    names: { '2.2': 'Problem solving', '3.0': 'Problem identification and solving' },
    competences: [
      { code: '5.1', name: 'Technical problems' },
      { code: '5.2', name: 'Needs and technological responses' },
      { code: '5.3', name: 'Creative use' },
      { code: '5.4', name: 'Competence gaps' },
    ],
  },
]
