package digest

import "edikt"

var englishWords = &words{
	lang: "en", and: "and", group: ",", colon: ": ", quote: [2]string{"“", "”"}, actorIsBare: true,
	months: []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	nouns: map[edikt.Kind]noun{
		edikt.Ban: {"ban", "bans", "new", "new"}, edikt.AdviceAgainst: {"warning", "warnings", "new", "new"}, edikt.AdviceFor: {"recommendation", "recommendations", "new", "new"},
		edikt.Exit: {"exit", "exits", "new", "new"}, edikt.Adoption: {"adoption", "adoptions", "new", "new"}, edikt.Mandate: {"mandate", "mandates", "new", "new"},
		edikt.Abstention: {"abstention", "abstentions", "new", "new"}, edikt.Review: {"review", "reviews", "new", "new"}},
	headings: map[string]string{"ban": "Bans", "advice_against": "Warnings", "advice_for": "Recommendations", "exit": "Exits", "adoption": "Adoptions", "mandate": "Mandates",
		"abstention": "Abstentions", "review": "Reviews and proceedings", GroupProposed: "Proposals and demands", GroupOver: "Rejected or ended"},
	statuses: map[edikt.Status]string{edikt.Proposed: "proposed", edikt.Announced: "announced", edikt.InForce: "in force", edikt.Ended: "ended", edikt.Rejected: "rejected", "": "withdrawn"},
	sentences: map[edikt.Kind]map[edikt.Status]string{
		edikt.Ban:           {edikt.InForce: "§ bans ¤", edikt.Announced: "§ announces a ban on ¤", edikt.Proposed: "§ considers a ban on ¤", edikt.Rejected: "§ rejects a ban on ¤", edikt.Ended: "§ lifts its ban on ¤"},
		edikt.AdviceAgainst: {edikt.InForce: "§ advises against ¤", edikt.Announced: "§ is to warn against ¤", edikt.Proposed: "§ considers a warning against ¤", edikt.Rejected: "§ declines to warn against ¤", edikt.Ended: "§ withdraws its warning against ¤"},
		edikt.AdviceFor:     {edikt.InForce: "§ recommends ¤", edikt.Announced: "§ is to recommend ¤", edikt.Proposed: "§ considers recommending ¤", edikt.Rejected: "§ declines to recommend ¤", edikt.Ended: "§ no longer recommends ¤"},
		edikt.Exit:          {edikt.InForce: "§ leaves ¤", edikt.Announced: "§ is to leave ¤", edikt.Proposed: "§ considers leaving ¤", edikt.Rejected: "§ stays with ¤", edikt.Ended: "§ returns to ¤"},
		edikt.Adoption:      {edikt.InForce: "§ adopts ¤", edikt.Announced: "§ is to adopt ¤", edikt.Proposed: "§ considers adopting ¤", edikt.Rejected: "§ decides against ¤", edikt.Ended: "§ gives up ¤"},
		edikt.Mandate:       {edikt.InForce: "§ makes ¤ mandatory", edikt.Announced: "§ is to make ¤ mandatory", edikt.Proposed: "§ considers making ¤ mandatory", edikt.Rejected: "§ declines to make ¤ mandatory", edikt.Ended: "§ ends the duty to use ¤"},
		edikt.Abstention:    {edikt.InForce: "§ does without ¤", edikt.Announced: "§ is to do without ¤", edikt.Proposed: "§ considers doing without ¤", edikt.Rejected: "§ will not do without ¤", edikt.Ended: "§ no longer does without ¤"},
		edikt.Review:        {edikt.InForce: "§ examines ¤", edikt.Announced: "§ is to examine ¤", edikt.Proposed: "§ considers a review of ¤", edikt.Rejected: "§ declines to examine ¤", edikt.Ended: "§ ends its review of ¤"}},
	nominal: map[edikt.Kind]string{edikt.Ban: "ban on ¤", edikt.AdviceAgainst: "warning against ¤", edikt.AdviceFor: "recommendation of ¤", edikt.Exit: "exit from ¤", edikt.Adoption: "adoption of ¤",
		edikt.Mandate: "duty to use ¤", edikt.Abstention: "abstention from ¤", edikt.Review: "review of ¤"},
	from: map[edikt.Kind]string{edikt.Exit: "from ¤", edikt.Adoption: "of ¤"},
	generics: map[string]generic{"social-media": {"social media", "", true}, "smartphones": {"smartphones", "", true}, "messengers": {"messengers", "", true}, "ai-chatbots": {"AI chatbots", "", true},
		"cloud-us": {"US clouds", "", true}, "us-platforms": {"US platforms", "", true}, "recreational-apps": {"recreational apps", "", true}, "chinese-apps": {"Chinese apps", "", true},
		"high-risk-country-apps": {"apps from high-risk countries", "", true}, "foreign-drones": {"foreign drones", "", true}, "lernplattform": {"learning platforms", "", true}, "vpn": {"VPN services", "", true},
		"internet": {"the internet", "", false}, "private-email": {"private e-mail accounts", "", true}, "proprietary-software": {"proprietary software", "", false}, "open-source": {"open-source software", "", false},
		"face-recognition": {"face recognition", "", false}, "tablets": {"tablets", "", true}, "smartwatches": {"smartwatches", "", true}, "chinese-suppliers": {"Chinese components", "", true},
		"surveillance-cameras-cn": {"Chinese cameras", "", true}},
	labels: map[string]string{
		"week": "Week %s", "span": "%s to %s", "from": "from %s", "until": "until %s", "issue": "Issue %s", "brand": "Edikt", "digest": "Digest",
		"searches": "Searches behind the numbers", "table": "Table of figures, for example", "axis": "W", "contents": "Contents", "new": "New measures", "changes": "Changes of status", "late": "Late arrivals", "corrected": "Corrections", "upcoming": "Dates ahead",
		"waves": "Waves", "background": "Background newly learnt", "figures": "Figures", "sources": "Sources",
		"late.lead": "Measures of earlier periods that were reported only after their issue.", "background.lead": "Older measures that are told of here for the first time.",
		"quiet": "A quiet period: no new measure, no change of status", "quiet.lead": "No news is news too. The figures of the weeks before and the dates ahead stand below.",
		"step.one": "%s change of status", "step.many": "%s changes of status", "measure.one": "%s new measure", "measure.many": "%s new measures",
		"who": "Who", "status": "Status", "was": "%s (was %s)", "in effect": "In effect", "deadline": "Deadline", "duration": "Duration", "addressee": "For whom", "scope": "Scope",
		"source.one": "%s independent source", "source.many": "%s independent sources", "dossier": "Dossier", "all": "See all %s", "contested": "The sources contradict each other.", "noactor": "not named",
		"nolink": "with: edikt dossiers %s", "here": "see above", "wave": "%s in this period, %s since %s", "wave.title": "Exits from ¤",
		"chart.alt": "New measures by period: %s", "chart.title": "New measures over nine periods", "kind": "Kind", "now": "now", "before": "mean before", "targets": "Services most often named", "places": "Places", "total": "together", "count": "Count",
		"life.alt": "Course: %s", "read.one": "%s source read.", "read.many": "%s sources read.", "silent": "Silent: %s.", "failing": "Unreadable: %s.", "nosources": "No source is set up.",
		"correction.gone": "Issue %s told: %s (%s). The reports were withdrawn.", "correction.status": "Issue %s told: %s (%s). In fact: %s.", "correction.merged": "Issue %s told: %s (%s). It is part of another dossier.",
		"why": "Your selection", "everything": "everything", "leave": "Unsubscribe", "archive": "Archive", "made": "Composed on %s.", "queries": "Every number is the result of the search that it links to.",
		"legend.against": "Bans and warnings", "legend.leave": "Exits and abstentions", "legend.for": "Adoptions, mandates, recommendations", "legend.review": "Reviews", "empty": "The archive holds nothing yet."},
}
