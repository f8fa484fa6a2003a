import { type Ctx, json, notAllowed, nowIso, record, transaction } from '#platform';
import { can } from './access.ts';
import { keyOf, labelOf } from './rules.ts';
import { topicKind } from './schema.ts';

/** The shipped list, a line each: kind | English | German | words people use, down to one tool. `*` marks identity topics. */
const LIST = `
hard | Social media | Soziale Medien | tiktok, instagram, youtube, snapchat, threads, bluesky, mastodon, social selling, soziale netzwerke
hard | Short video | Kurzvideos | tiktok videos, reels, shorts, capcut, smartphone video, vertical video
hard | Professional networking online | Berufliche Netzwerke online | linkedin, xing, personal profile, employee advocacy
hard | Content creation | Inhalte erstellen | canva, blogging, newsletter, podcast, storytelling online, copywriting
hard | Influencer marketing | Influencer-Marketing | creators, creator economy, brand ambassadors, ugc
hard | Search and visibility | Suche und Sichtbarkeit | seo, search engine optimisation, google search, keywords, geo
hard | Online advertising | Onlinewerbung | google ads, meta ads, paid social, programmatic, performance marketing
hard | Web analytics | Webanalyse | google analytics, matomo, conversion, a/b testing
hard | Online shopping and marketplaces | Onlinehandel und Marktplätze | e-commerce, shopify, amazon marketplace, live shopping, social commerce
hard | Customer communities | Kunden-Communitys | discord, reddit, online forums, community management
hard | AI assistants in daily work | KI-Assistenten im Arbeitsalltag | chatgpt, claude, gemini, copilot, mistral, generative ai, llm, ki, künstliche intelligenz
hard | Prompting | Prompting | prompt engineering, prompts, asking an ai, prompten
hard | AI images and video | KI-Bilder und -Videos | midjourney, dall-e, stable diffusion, sora, text to image, bildgenerierung
hard | AI for coding | KI beim Programmieren | copilot for code, coding assistants, cursor, claude code, vibe coding
hard | AI agents and automation | KI-Agenten und Automatisierung | agents, agentic ai, workflow agents, mcp
hard | Judging AI output | KI-Ergebnisse beurteilen | hallucinations, fact checking ai, evaluation, ai quality
hard | AI law and ethics | KI: Recht und Ethik | ai act, eu ai act, responsible ai, bias in ai, ki-verordnung
hard | Machine learning basics | Grundlagen des maschinellen Lernens | machine learning, neural networks, deep learning, models, maschinelles lernen
hard | Data analysis | Datenanalyse | statistics, pandas, r, spss, analytics, statistik
hard | Spreadsheets beyond the basics | Tabellenkalkulation für Fortgeschrittene | excel, google sheets, pivot tables, power query, formulas
hard | Dashboards | Dashboards | power bi, tableau, looker, grafana, qlik, reporting tools
hard | Charts and data stories | Diagramme und Datengeschichten | data visualisation, data storytelling, infographics, datenvisualisierung
hard | Databases and queries | Datenbanken und Abfragen | sql, postgresql, bigquery, data warehouse
hard | Coding first steps | Erste Schritte im Programmieren | coding, programming, python, javascript, scratch, programmieren
hard | Low-code and no-code | Low-Code und No-Code | power apps, airtable, bubble, n8n, zapier, make
hard | Automating routine work | Routinearbeit automatisieren | rpa, macros, power automate, scripts, ifttt
hard | Websites and apps | Websites und Apps | html, wordpress, web design, app development, webflow
hard | Open source | Open Source | github, git, linux, open-source software, pull requests
hard | Cloud basics | Grundlagen der Cloud | aws, azure, google cloud, saas, kubernetes, devops
hard | Cyber security for everybody | Cybersicherheit für alle | passwords, phishing, passkeys, two-factor, it-sicherheit, deepfakes
hard | Privacy in digital tools | Datenschutz in digitalen Werkzeugen | gdpr, dsgvo, cookies, trackers, datenschutz
hard | Smartphones and apps | Smartphones und Apps | iphone, android, mobile work, phone tricks, apple watch, wearables
hard | Video calls that work | Gute Videokonferenzen | zoom, teams meetings, google meet, webex, webcam, hybrid meetings
hard | Chat and channels at work | Chat und Kanäle bei der Arbeit | slack, microsoft teams, mattermost, signal, whatsapp
hard | Shared documents | Gemeinsame Dokumente | google docs, sharepoint, notion, onedrive, confluence, version history
hard | Online whiteboards | Digitale Whiteboards | miro, mural, figjam, conceptboard
hard | Task and project tools | Aufgaben- und Projektwerkzeuge | trello, asana, jira, planner, monday, kanban
hard | Notes and personal knowledge | Notizen und persönliches Wissen | obsidian, onenote, evernote, second brain, zettelkasten
hard | Digital design tools | Digitale Gestaltungswerkzeuge | figma, adobe, photoshop, illustrator, sketch
hard | Presentations people remember | Präsentationen, die bleiben | powerpoint, keynote, google slides, slide design, prezi
hard | Photos and video editing | Foto- und Videobearbeitung | premiere, davinci resolve, lightroom, final cut
hard | Podcasts and audio | Podcasts und Audio | spotify, audacity, microphone, audio editing
hard | Virtual and augmented reality | Virtuelle und erweiterte Realität | vr, ar, xr, meta quest, vision pro, metaverse
hard | Games and gamification | Spiele und Gamification | gaming, twitch, roblox, minecraft, esports, game design
hard | 3D printing and making | 3D-Druck und Maker | 3d printer, maker space, arduino, raspberry pi, cad
hard | Internet of things | Internet der Dinge | iot, sensors, smart home, industry 4.0, industrie 4.0
hard | Robotics | Robotik | robots, cobots, drones, drohnen
hard | Fintech | Fintech | neobanks, revolut, n26, klarna, stripe, open banking, psd2, finanztechnologie
hard | Mobile payment | Mobiles Bezahlen | apple pay, google pay, paypal, wero, qr payment, digital wallet
hard | Crypto and blockchain | Krypto und Blockchain | bitcoin, ethereum, stablecoins, defi, nft, smart contracts
hard | Investing apps | Apps zur Geldanlage | trade republic, robinhood, robo-advisors, etf, neobroker
hard | Embedded finance and insurtech | Embedded Finance und Insurtech | buy now pay later, bnpl, insurance apps, lemonade
hard | Digital tax and accounting tools | Digitale Steuer- und Buchhaltungswerkzeuge | datev, lexoffice, quickbooks, e-invoice, e-rechnung
hard | Digital sales tools | Digitale Vertriebswerkzeuge | salesforce, hubspot, crm, sales navigator, lead generation
hard | Digital recruiting | Digitales Recruiting | job boards, ats, active sourcing, employer branding, indeed
hard | Digital learning tools | Digitale Lernwerkzeuge | moodle, coursera, duolingo, e-learning, micro-learning, anki
hard | Health apps and wearables | Gesundheits-Apps und Wearables | fitness tracker, telemedicine, digital health, epa
hard | Mobility apps | Mobilitäts-Apps | car sharing, e-scooter, uber, maas, deutschlandticket
hard | Electric driving | Elektromobilität | ev, e-car, charging, wallbox, elektroauto
hard | Sustainable products | Nachhaltige Produkte | circular economy, life cycle, repair, kreislaufwirtschaft
hard | Sustainability reporting | Nachhaltigkeitsberichte | csrd, esg, carbon footprint, ghg protocol, scope 3
hard | Energy and climate technology | Energie- und Klimatechnik | solar, heat pumps, hydrogen, smart grid, wärmepumpe
hard | Agile ways of working | Agiles Arbeiten | scrum, kanban board, sprints, retrospectives, product owner
hard | Design thinking | Design Thinking | prototyping, user-centred design, service design, ideation
hard | User research | Nutzerforschung | ux, usability test, interviews with users, personas, user experience
hard | Product management | Produktmanagement | roadmap, mvp, product discovery, backlog
hard | Start-up methods | Start-up-Methoden | lean startup, pitch deck, business model canvas, venture building
hard | Digital government services | Digitale Verwaltung | e-government, ozg, gov.uk, digital id, online services
hard | Digital accessibility | Digitale Barrierefreiheit | wcag, screen reader, captions, alt text, plain language, leichte sprache
hard | Languages of colleagues | Sprachen der Kolleginnen und Kollegen | english, german, polish, turkish, arabic, ukrainian, french, spanish
hard | Current science in our field | Aktuelle Forschung in unserem Fach | new research, papers, university knowledge, methods from studies
hard | New tools on the shop floor | Neue Werkzeuge in der Produktion | machine data, digital twin, mes, tablets in production
hard | New clinical practice | Neue klinische Praxis | guidelines, simulation training, ward practice, pflege
hard | Engineering software | Ingenieursoftware | matlab, simulation, solidworks, bim, revit, autocad
hard | Geographic data | Geodaten | gis, maps, openstreetmap, qgis, arcgis
hard | Legal tech | Legal Tech | contract tools, e-discovery, e-signature, docusign
soft | Feedback upwards | Feedback nach oben | honest feedback, speaking up, upward feedback, kritik äußern
soft | Listening | Zuhören | active listening, aktives zuhören, asking before telling
soft | Asking good questions | Gute Fragen stellen | coaching questions, curiosity, open questions
soft | Plain words | Klare Worte | plain language in mails, short messages, jargon, tone of voice
soft | Writing for chat and mail | Schreiben für Chat und Mail | short messages, emoji etiquette, netiquette, asynchronous writing
soft | Speaking on camera | Sprechen vor der Kamera | webcam presence, video presence, live stream
soft | Storytelling | Geschichten erzählen | narrative, talks, ted style, erzählen
soft | Leading remote and hybrid teams | Verteilte und hybride Teams führen | remote leadership, hybrid work, home office, distributed teams
soft | Working without hierarchy | Arbeiten ohne Hierarchie | self-organisation, flat teams, new work, holacracy
soft | Giving recognition | Anerkennung geben | praise, thank you, appreciation, wertschätzung
soft | Handling disagreement | Mit Widerspruch umgehen | conflict, debate, difficult conversations, konflikte
soft | Saying no and setting limits | Nein sagen und Grenzen setzen | boundaries, workload, prioritising, abgrenzung
soft | Learning in small steps | Lernen in kleinen Schritten | learning habits, growth mindset, self-study
soft | Trying and failing safely | Ausprobieren und scheitern dürfen | experiments, fail fast, error culture, fehlerkultur
soft | Creativity and ideas | Kreativität und Ideen | brainstorming, innovation, idea generation
soft | Energy and attention | Energie und Aufmerksamkeit | focus, digital detox, mindfulness, screen time, achtsamkeit
soft | Mental health at work | Psychische Gesundheit bei der Arbeit | stress, burnout, wellbeing, psychological first aid
soft | Talking to prospects | Mit Interessenten sprechen | sales conversation, cold call, customer talk, akquise
soft | Serving customers online | Kundschaft online betreuen | live chat, support on social media, reviews
soft | Negotiating on equal terms | Auf Augenhöhe verhandeln | negotiation, salary talks, verhandeln
soft | Networking | Netzwerken | introductions, events, building contacts
soft | Self-organisation | Selbstorganisation | time management, inbox zero, gtd, calendar blocking, zeitmanagement
soft | Making meetings shorter | Besprechungen kürzer machen | meeting culture, agendas, stand-up, asynchronous meetings
soft | Facilitating groups | Gruppen moderieren | workshops, moderation, liberating structures
soft | Intercultural cooperation | Interkulturelle Zusammenarbeit | international teams, cultural awareness, cross-cultural
soft | Dealing with change | Mit Veränderung umgehen | change management, transition, uncertainty
perspective | Starting out in this company | Berufseinstieg in diesem Unternehmen | onboarding, first year, apprenticeship, trainee view, ausbildung
perspective | A day at the front line | Ein Tag an der Basis | customer contact, shift work, shop floor, call centre, store
perspective | What keeps people here | Was Menschen hier hält | retention, reasons to stay, reasons to leave, motivation
perspective | What early-career colleagues expect | Was Berufseinsteigende erwarten | expectations of work, values at work, career starters
perspective | How decisions land | Wie Entscheidungen ankommen | communication from the top, town hall, rumours
perspective | Culture as it is lived | Kultur, wie sie gelebt wird | workplace culture, unwritten rules, belonging, unternehmenskultur
perspective | Consumer trends | Konsumtrends | shopping habits, trends, brands, subscriptions, streaming
perspective | Media habits | Mediennutzung | news on social media, streaming, podcasts as news, netflix
perspective | Climate and what people expect | Klima und Erwartungen | climate movement, sustainability expectations, green jobs
perspective | Working part-time | Arbeiten in Teilzeit | job sharing, reduced hours, teilzeit
perspective | Working remotely | Arbeiten aus der Ferne | home office view, digital nomads, rural work
perspective | Combining care and work | Pflege, Familie und Beruf | parents, carers, parental leave, vereinbarkeit, elternzeit
perspective | First in the family at university | Als Erste der Familie an der Hochschule | social mobility, working-class background, aufstieg *
perspective | Disability and chronic illness | Behinderung und chronische Krankheit | accessibility experience, inclusion, schwerbehinderung *
perspective | Neurodiversity | Neurodiversität | adhd, autism, dyslexia, autismus, adhs *
perspective | Ethnic minority experience | Erfahrungen ethnischer Minderheiten | racism, race, migration background, migrationsgeschichte *
perspective | Women at work | Frauen im Beruf | gender equality, gender pay gap, gleichstellung *
perspective | LGBTQ+ at work | LGBTQ+ im Beruf | lgbt, queer, coming out, pride, trans *
perspective | Faith at work | Glaube im Beruf | religion, prayer room, islam, judaism, christianity *
perspective | New to the country | Neu im Land | expat, immigration, integration, visa *
perspective | Returning after a break | Rückkehr nach einer Pause | return to work, sabbatical, wiedereinstieg
perspective | Late career and passing on | Späte Laufbahn und Weitergeben | experience transfer, knowledge handover, retirement planning
perspective | Career changers | Quereinstieg | second career, reskilling, umschulung
perspective | View from another profession | Blick aus einem anderen Beruf | other department, silo, cross-functional, fachfremd
perspective | Our competitors seen from outside | Unsere Konkurrenz von außen | market view, start-ups, disruption, new entrants
perspective | The next five years of our trade | Die nächsten fünf Jahre unserer Branche | future of work, foresight, emerging technology, zukunft
`;

type Shipped = { kind: string; name: string; german: string; labels: string[]; isIdentity: boolean };

/** The shipped topics, parsed. */
export const SHIPPED_TOPICS: readonly Shipped[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [kind = '', name = '', german = '', words = ''] = line.split('|').map((part) => part.trim());
    const labels = words.replace(/\*$/, '').split(',').map(labelOf);
    return { kind: topicKind.parse(kind), name, german, labels, isIdentity: words.endsWith('*') };
  });

/** Adds the shipped topics that are missing, by key, and returns how many; running it again adds nothing. */
export async function seedTopics(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind === 'visitor' || ctx.actor.kind === 'link' || !can(ctx.actor, 'add')) throw notAllowed();
  return transaction(ctx, async (ctx) => {
    const rows = SHIPPED_TOPICS.map((topic) => ({
      id: ctx.ids.next(),
      key: keyOf(topic.name),
      name: topic.name,
      names: json({ de: topic.german }),
      kind: topic.kind,
      isIdentity: topic.isIdentity,
      createdAt: nowIso(ctx),
    }));
    const added = await ctx.db
      .insertInto('topics')
      .values(rows)
      .onConflict((oc) => oc.column('key').doNothing())
      .returning(['id', 'name'])
      .execute();
    if (added.length === 0) return 0;
    const labelsOf = new Map(SHIPPED_TOPICS.map((topic) => [topic.name, topic.labels]));
    const synonyms = added.flatMap(({ id, name }) =>
      [...new Set(labelsOf.get(name) ?? [])].map((label) => ({ topicId: id, label })),
    );
    await ctx.db.insertInto('topicSynonyms').values(synonyms).execute();
    const data = { added: added.length };
    await record(ctx, { type: 'topics-seeded', subject: { kind: 'topic-list', id: ctx.ids.next() }, data });
    return added.length;
  });
}
