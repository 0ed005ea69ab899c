"""The words the frames of reporting are made with: verbs, offices, agencies, gatherings, days."""

SAID = "said stated announced reported claimed added warned noted argued insisted declared asserted confirmed stressed acknowledged admitted suggested explained " \
    "maintained emphasized emphasised underlined reiterated alleged complained revealed disclosed cautioned contended conceded recalled predicted vowed pledged " \
    "promised hinted indicated concluded observed remarked estimated believes thinks hopes denied tweeted wrote signalled".split()
COMMON = "said said said said said stated announced added warned noted insisted told argued".split()
SAYS = "says states announces reports claims adds warns notes argues insists declares asserts confirms stresses admits suggests explains maintains alleges believes".split()
SAY = "say state announce report claim add warn note argue insist declare assert confirm stress admit suggest explain deny acknowledge believe".split()
SAYING = "saying stating announcing claiming adding warning noting arguing insisting declaring asserting confirming stressing acknowledging suggesting explaining " \
    "maintaining alleging complaining pointing_out emphasizing reiterating predicting denying conceding".split()
ADDING = "adding adding adding noting saying saying warning insisting stressing asserting claiming arguing suggesting".split()
TOLD = "told told told informed assured warned reminded notified advised convinced".split()
CLAIM = "claim statement allegation report assertion accusation suggestion announcement warning assurance belief declaration complaint news promise charge argument admission hint".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split()
OFFICES = "minister spokesman spokeswoman spokesperson director head chairman chairwoman chief president secretary adviser envoy commander governor mayor ambassador " \
    "negotiator official lawmaker prosecutor judge economist analyst professor leader deputy historian lawyer coordinator representative".split()
TITLES = "President Minister Gov. Sen. Rep. Gen. Col. Capt. Prof. Dr. Mr. Mrs. Ms. Ambassador Chancellor Mayor Senator Governor Secretary Chairman Judge Sheriff Commissioner".split()
RANKS = ["Lt. Col.", "Lt. Gen.", "Maj. Gen.", "Prime Minister", "Foreign Minister", "Defense Minister", "Defence Secretary", "Vice President", "Deputy Minister", "State Secretary"]
AGENCIES = "Reuters AP AFP TASS Interfax BBC CNN IPS DPA Bloomberg Xinhua Kyodo Ukrinform Anadolu RIA NPR".split()
ADJECTIVES = "foreign senior western deputy local former chief military federal top presidential Ukrainian Russian Turkish Iranian Israeli French German Syrian Chinese Afghan Korean".split()
GATHERINGS = "briefing interview statement speech conference meeting letter report hearing address message broadcast post summit rally visit ceremony call article memo".split()
