package edikt

import "slices"

// Kind says what an actor does about a target; see docs/rules.md for the settled cases.
type Kind string

// The eight kinds.
const (
	Ban           Kind = "ban"
	AdviceAgainst Kind = "advice_against"
	AdviceFor     Kind = "advice_for"
	Exit          Kind = "exit"
	Adoption      Kind = "adoption"
	Mandate       Kind = "mandate"
	Abstention    Kind = "abstention"
	Review        Kind = "review"
)

// Kinds lists every kind in the order in which people expect to read them.
func Kinds() []Kind {
	return []Kind{Ban, AdviceAgainst, AdviceFor, Exit, Adoption, Mandate, Abstention, Review}
}

// Valid reports whether k is one of the eight kinds.
func (k Kind) Valid() bool { return slices.Contains(Kinds(), k) }

// Status says how far a measure has come.
type Status string

// The five statuses, in the order of a measure's life.
const (
	Proposed  Status = "proposed"
	Announced Status = "announced"
	InForce   Status = "in_force"
	Ended     Status = "ended"
	Rejected  Status = "rejected"
)

// Statuses lists every status in the order of a measure's life.
func Statuses() []Status { return []Status{Proposed, Announced, InForce, Ended, Rejected} }

// Valid reports whether s is one of the five statuses.
func (s Status) Valid() bool { return slices.Contains(Statuses(), s) }

// Scope says where a measure holds. An event may carry several.
type Scope string

// The nine scopes.
const (
	WorkDevices        Scope = "work_devices"
	PrivateDevices     Scope = "private_devices"
	Network            Scope = "network"
	Schools            Scope = "schools"
	Children           Scope = "children"
	Public             Scope = "public"
	StaffCommunication Scope = "staff_communication"
	OfficialChannel    Scope = "official_channel"
	Procurement        Scope = "procurement"
)

// Scopes lists every scope.
func Scopes() []Scope {
	return []Scope{WorkDevices, PrivateDevices, Network, Schools, Children, Public, StaffCommunication, OfficialChannel, Procurement}
}

// Valid reports whether s is one of the nine scopes.
func (s Scope) Valid() bool { return slices.Contains(Scopes(), s) }

// ScopeClass folds an event's scopes into the one word that keeps measures apart:
// "staff" (devices, network, communication, procurement of an institution), "schools", "children",
// "channel" (an institution's public presence), "public", or "any" where the text says nothing.
// The most specific class wins, in the order schools, children, channel, staff, public.
func ScopeClass(scopes []Scope) string {
	class, rank := "any", 0
	for _, s := range scopes {
		if c, r := scopeClass(s); r > rank {
			class, rank = c, r
		}
	}
	return class
}

func scopeClass(s Scope) (class string, rank int) {
	switch s {
	case Schools:
		return "schools", 5
	case Children:
		return "children", 4
	case OfficialChannel:
		return "channel", 3
	case WorkDevices, PrivateDevices, Network, StaffCommunication, Procurement:
		return "staff", 2
	case Public:
		return "public", 1
	}
	return "any", 0
}
