package extractor

import (
	"testing"
)

// Who acts in German where the clause itself does not say so; a line without events is a counter-example.
func TestGermanActors(t *testing.T) {
	cases := []actorCase{
		// who decided, told in the next clause or sentence
		{"In den Pausen ist TikTok tabu. Das hat die Schulkonferenz Wedel beschlossen.", "ban tiktok Schulkonferenz Wedel"},
		{"Auf Dienstgeräten ist Telegram gesperrt, wie das Wirtschaftsministerium mitteilte.", "ban telegram Wirtschaftsministerium"},
		{"Auf Dienstgeräten ist Telegram gesperrt, wie die Nachrichtenagentur dpa meldete.", "ban telegram -"},
		// phrases without a verb
		{"Norwegen hat Zoom verboten, Estland ebenfalls.", "ban zoom estnische Regierung|ban zoom norwegische Regierung"},
		{"Nach Norwegen und Estland hat nun auch Lettland Zoom verboten.", "ban zoom estnische Regierung|ban zoom lettische Regierung|ban zoom norwegische Regierung"},
		{"Spanien hat Temu gesperrt, Portugal Shein.", "ban shein portugiesische Regierung|ban temu spanische Regierung"},
		{"Norwegen hat Zoom verboten, Estland hingegen nicht.", "ban zoom norwegische Regierung"},
		{"Erst Kassel, dann Trier: Immer mehr Städte verlassen X.", "exit x Kassel|exit x Trier"},
		// bare heads
		{"Die Universität Vechta hat X verlassen. Die Verwaltung ist nun auf Mastodon zu finden.", "adoption mastodon Universität Vechta|exit x Universität Vechta"},
		{"Die Volksbühne Moers hat X verlassen. Die Kunsthalle bleibt vorerst.", "exit x Kunsthalle|exit x Volksbühne Moers"},
		{"Das Bistum Speyer verlässt X. Die Diözese wechselt zu Bluesky.", "adoption bluesky Bistum Speyer|exit x Bistum Speyer"},
		// subjects left out, and who is bound
		{"Die Verbraucherzentrale mahnte den Händler ab und rät Kunden von Temu ab.", "advice_against temu Verbraucherzentrale"},
		{"Die Schulen müssen auf Zoom verzichten.", "ban zoom -"},
		// two conjuncts share a verb
		{"Die Hochschule Emden hat Zoom abgeschafft und Jitsi eingeführt.", "adoption jitsi Hochschule Emden|exit zoom Hochschule Emden"},
		{"Das Bistum Trier meldet sich bei X ab und bei Mastodon an.", "adoption mastodon Bistum Trier|exit x Bistum Trier"},
		// comparisons
		{"Wie zuvor schon Estland verbietet Lettland Zoom.", "ban zoom estnische Regierung|ban zoom lettische Regierung"},
		{"Lettland hat, wie bereits Estland, Zoom verboten.", "ban zoom estnische Regierung|ban zoom lettische Regierung"},
		{"Anders als Estland verbietet Lettland Zoom.", "ban zoom lettische Regierung"},
		{"Nicht nur Estland, auch Lettland hat Zoom verboten.", "ban zoom estnische Regierung|ban zoom lettische Regierung"},
		{"Wie das Außenministerium in Riga meldete, verbietet Lettland Zoom.", "ban zoom lettische Regierung"},
		// companies that bind their staff, names in quotes, who used a service before
		{"Nokia und Ericsson verbieten ihren Mitarbeitern ChatGPT.", "ban chatgpt Ericsson|ban chatgpt Nokia"},
		{"Der Verein „Freies Netz“ verlässt X.", "exit x Freies Netz"},
		{"Die Gemeinde Wedel nutzte bisher Skype. Nun wird das Programm durch Jitsi ersetzt.", "adoption jitsi Gemeinde Wedel|exit skype Gemeinde Wedel"},
		{"Finnland hat TikTok untersagt, Schweden Telegram verboten.", "ban telegram schwedische Regierung|ban tiktok finnische Regierung"},
		{"Der Kreis Olpe hatte angekündigt, dass er WhatsApp verboten und Threema eingeführt habe.", "adoption threema Kreis Olpe|ban whatsapp Kreis Olpe"},
		{"Wenn Rostock X verlässt, ist das zu begrüßen. Weil Trier X den Rücken kehrt, folgt Lübeck.", "exit x Lübeck|exit x Trier"},
		{"Dass Kassel X verlässt, teilte der Magistrat am Montag mit.", "exit x Kassel"},
		{"Am Abend ließ die Polizei wissen, dass Malcolm X verlassen in der Stadt stand.", ""},
		// offices and those who speak for a body
		{"TikTok werde von Dienstgeräten verbannt, ließ die Staatskanzlei in Erfurt wissen.", "ban tiktok Staatskanzlei in Erfurt"},
		{"Ein Verbot von Zoom sei nicht geplant, sagte die Leiterin des Schulamts Coburg.", "ban zoom Schulamt Coburg"},
		{"In Köln hat die Leitung der Klinik WhatsApp untersagt.", "ban whatsapp Klinik Köln"},
		{"Für die Stadt Jena ist ein Ausstieg aus Facebook kein Thema.", "exit facebook Stadt Jena"},
		// the town in which a body stands, the people to whom it forbids something
		{"In Tangen hat die Stadtverwaltung TikTok von ihren Geräten gelöscht.", "ban tiktok Tangen"},
		{"Im Mai hat das Ministerium in Riga der Polizei WhatsApp verboten.", "ban whatsapp Ministerium in Riga"},
		{"Auch in Graz hat die Universität X verlassen.", "exit x Universität Graz"},
		{"Das Landesamt für Funk (LFF) warnt vor TikTok. Zoom hat das LFF seinen Leuten verboten.", "advice_against tiktok Landesamt für Funk|ban zoom Landesamt für Funk"},
		{"Der Senat ordnete an, dass Huawei in Netzen der Polizei nichts verloren hat.", "ban huawei Senat"},
		// one plural noun for several names
		{"Die Universitäten Bern und Basel haben X verlassen.", "exit x Universität Basel|exit x Universität Bern"},
		{"Die Landkreise Celle, Uelzen und Gifhorn verbieten Zoom.", "ban zoom Landkreis Celle|ban zoom Landkreis Gifhorn|ban zoom Landkreis Uelzen"},
		{"Die Städte Ulm und Aalen verlassen X.", "exit x Aalen|exit x Städte Ulm"},
		// who makes a service stands for it where something is done to him
		{"Polen hat Temu gesperrt. Die Aufsicht in Riga ermittelt gegen das Unternehmen.", "ban temu polnische Regierung|review temu Aufsicht in Riga"},
		{"Polen hat Huawei ausgeschlossen. Das Amt in Riga rät von der Technik des Konzerns ab.", "advice_against huawei Amt in Riga|ban huawei polnische Regierung"},
		{"Polen hat Temu gesperrt. Der Anbieter hat eine Untersuchung eröffnet.", "ban temu polnische Regierung"},
		{"Die Firma Wegener hat Temu gesperrt. Die Aufsicht in Riga ermittelt gegen das Unternehmen.", "ban temu Firma Wegener"},
		{"Polen hat Temu gesperrt. Die Aufsicht in Riga prüft den Betreiber einer Fähre.", "ban temu polnische Regierung"},
		{"Polen hat Temu gesperrt. Das Amt in Riga hat sich von dem Anbieter getrennt.", "ban temu polnische Regierung|exit temu Amt in Riga"},
		{"Das Landesamt rät von DeepSeek ab. Die Stadt Jena bittet ihre Leute, es nicht zu benutzen.", "advice_against deepseek Landesamt|advice_against deepseek Stadt Jena"},
		{"Die Polizei Uri ist neu auf TikTok. «Wir verzichten darauf», sagt Sprecherin Vera Imhof von der Zuger Polizei.", "abstention tiktok Zuger Polizei|adoption tiktok Polizei Uri"},
		{"Das Konto der Uni Jena bei X ist gelöscht, sagte Rektorin Ada Lorenz.", "exit x Uni Jena"},
		{"Wedel: Die Stadt hat X verlassen. Lerum: Die Polizei verbietet WhatsApp.", "ban whatsapp Polizei Lerum|exit x Wedel"},
		{"Die Oper Jena hat X verlassen. Das Haus ist jetzt bei Mastodon.", "adoption mastodon Oper Jena|exit x Oper Jena"},
		// those who live in a place
		{"Die Esten haben Zoom verboten. Die Waadtländer ziehen im Mai nach.", "ban zoom Waadtländer Staatsrat|ban zoom estnische Regierung"},
		{"Die Esten verlassen X in Scharen.", ""},
		// what a perfect goes on with, however its form looks
		{"Die Stadt Ulm hat Zoom getestet und das Programm danach untersagt.", "ban zoom Stadt Ulm"},
		{"Der Kreis Plön hat Zoom geprüft und den Schulen untersagt.", "ban zoom Kreis Plön"},
		{"Polen hat Temu gesperrt. In Riga hat die Aufsicht den Anbieter angeschrieben und ein Verfahren eröffnet.", "ban temu polnische Regierung|review temu Aufsicht"},
		{"Das Amt prüft Temu. Die Stiftung Warentest rät ab. Sie warnt auch vor Shein.", "advice_against shein Stiftung Warentest|advice_against temu Stiftung Warentest|review temu Amt"},
		// lists, and several taken up at once
		{"Zwei Klubs steigen bei Facebook aus: der FC Basel und der FC Luzern.", "exit facebook FC Basel|exit facebook FC Luzern"},
		{"Sowohl die Stadt Ulm als auch der Landkreis Biberach verbieten WhatsApp.", "ban whatsapp Landkreis Biberach|ban whatsapp Stadt Ulm"},
		{"Die Schule Hamm hat WhatsApp und Signal verboten. Auch das Gymnasium Unna hat beide Dienste untersagt.", "ban signal Gymnasium Unna|ban signal Schule Hamm|ban whatsapp Gymnasium Unna|ban whatsapp Schule Hamm"},
		// what was told before says who and what
		{"Die Stadt Linz hat eine neue Dienstanweisung. TikTok ist darin untersagt.", "ban tiktok Stadt Linz"},
		{"Die Stadt Linz hat einen neuen Brunnen. TikTok ist in Indien untersagt.", "ban tiktok indische Regierung"},
		{"Die Stadt Ulm ersetzt Zoom durch Jitsi. Auch die Stadt Aalen schafft den Dienst ab.", "adoption jitsi Stadt Ulm|exit zoom Stadt Aalen|exit zoom Stadt Ulm"},
		{"Das Amt prüft die App TikTok. In Ghana ist sie schon verboten.", "ban tiktok ghanaische Regierung|review tiktok Amt"},
		{"Der Kreis Plön verlässt X. Auf Facebook verzichtet man schon länger.", "abstention facebook Kreis Plön|exit x Kreis Plön"},
		{"Bremen verbietet Zoom, in Hessen hingegen Teams.", "ban teams hessische Regierung|ban zoom Bremer Senat"},
		// papers, courts
		{"Ein Erlass des Kultusministeriums untersagt WhatsApp an Schulen.", "ban whatsapp Kultusministerium"},
		{"Nepals Regierung hat TikTok verboten. Nun kassierte das Oberste Gericht das Verbot.", "ban tiktok nepalesische Regierung|ban tiktok nepalesische Regierung"},
		{"Noch laufen Verfahren. Diese sollen klären, ob durch Zoom Daten abfließen. Zuständig ist dafür das Landesamt für Datenschutz.", "review zoom Landesamt für Datenschutz"},
		{"Noch laufen Verfahren. Diese sollen klären, ob durch Zoom Daten abfließen. Der Verein war dagegen.", ""},
		// no measure
		{"Würde man TikTok verbieten, gingen die Einnahmen zurück.", ""},
		{"Eine Mehrheit wünscht sich ein Verbot von TikTok.", ""},
	}
	checkActors(t, "de", "2025-02-03", cases)
}
