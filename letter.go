package edikt

// ReasonDigest is why an issue of a digest is delivered.
const ReasonDigest = "digest"

// Letter is a message that was written before it was to be sent, such as an issue of a digest.
type Letter struct {
	Subject string  `json:"subject"`
	Lead    string  `json:"lead,omitempty"` // a line for receivers with room for no more
	Link    string  `json:"link,omitempty"` // where all of it can be read; may be empty
	Text    string  `json:"text"`
	HTML    string  `json:"html,omitempty"` // names its images by their content ids
	Images  []Image `json:"images,omitempty"`
}

// Image is a PNG that a letter's HTML shows.
type Image struct {
	Name string `json:"name"`
	PNG  []byte `json:"png"`
}

// ContentID is how HTML names the image behind "cid:".
func (im Image) ContentID() string { return im.Name + "@edikt" }
