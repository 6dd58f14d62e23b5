package digest

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"image"
	"image/color"
	"image/png"
	"strings"

	"edikt"
)

// Drawing is a small picture of plain shapes, drawn as PNG for mail and as SVG for the web. It is readable without colour
// and on light and dark ground: dark lines on its own light ground.
type Drawing struct {
	Width, Height int
	Shapes        []Shape
}

// Shape is a rectangle with a pattern, a text of digits, or a mark of a timeline.
type Shape struct {
	X, Y, W, H int
	Fill       Fill
	Text       string // digits, W, - and .; drawn with its top left at X, Y
}

// Fill is the pattern of a rectangle.
type Fill int

// The fills, told apart by form and not by colour.
const (
	Solid Fill = iota
	Hatched
	Outlined
	Lined
	Disc  // a round mark
	Ring  // an empty round mark
	Cross // an end
)

var (
	ink   = color.RGBA{0x1b, 0x26, 0x31, 0xff}
	paper = color.RGBA{0xff, 0xff, 0xff, 0xff}
)

// scale makes the PNG sharp on screens with two dots a pixel.
const scale = 2

// sides groups kinds as the chart shows them.
func side(k edikt.Kind) Fill {
	switch k {
	case edikt.Ban, edikt.AdviceAgainst:
		return Solid
	case edikt.Exit, edikt.Abstention:
		return Hatched
	case edikt.Review:
		return Lined
	}
	return Outlined
}

const chartHeight = 120

// bars draws a column for each period, its parts by what measures do.
func bars(f *Figures, label func(key string) string) Drawing {
	d := Drawing{Width: 40*len(f.Periods) + 16, Height: chartHeight + 40}
	top := 1
	for _, c := range f.Totals {
		top = max(top, c.N)
	}
	for i := range f.Periods {
		x, y := 8+40*i, 20+chartHeight
		parts := map[Fill]int{}
		for _, s := range f.Kinds {
			parts[side(s.Kind)] += s.Counts[i].N
		}
		sum := 0
		for _, fill := range []Fill{Solid, Hatched, Outlined, Lined} {
			if parts[fill] == 0 {
				continue
			}
			below := sum * chartHeight / top
			sum += parts[fill]
			h := max(2, sum*chartHeight/top-below)
			d.Shapes = append(d.Shapes, Shape{x, y - below - h, 28, h, fill, ""})
		}
		n := fmt.Sprint(f.Totals[i].N)
		d.Shapes = append(d.Shapes, Shape{X: x + 14 - textWidth(n)/2, Y: y - sum*chartHeight/top - 14, Text: n})
		name := label(f.Periods[i])
		d.Shapes = append(d.Shapes, Shape{X: x + 14 - textWidth(name)/2, Y: y + 6, Text: name})
	}
	d.Shapes = append(d.Shapes, Shape{8, 20 + chartHeight, d.Width - 16, 1, Solid, ""})
	return d
}

// timeline draws the steps of a measure in order, evenly apart, with their days.
func timeline(points []Point) Drawing {
	points = points[max(0, len(points)-6):]
	const step = 84
	d := Drawing{Width: step*len(points) + 8, Height: 40}
	d.Shapes = append(d.Shapes, Shape{step / 2, 13, step * (len(points) - 1), 2, Solid, ""})
	for i, p := range points {
		x := step/2 + step*i
		fill := Ring
		switch p.Status {
		case edikt.Announced:
			fill = Lined
		case edikt.InForce:
			fill = Disc
		case edikt.Ended, edikt.Rejected:
			fill = Cross
		}
		day := p.At.Format("2006-01-02")
		d.Shapes = append(d.Shapes, Shape{x - 6, 8, 12, 12, fill, ""}, Shape{X: x - textWidth(day)/2, Y: 26, Text: day})
	}
	return d
}

// PNG is the drawing as a picture of a palette of two colours.
func (d Drawing) PNG() []byte {
	img := image.NewPaletted(image.Rect(0, 0, d.Width*scale, d.Height*scale), color.Palette{paper, ink})
	for _, s := range d.Shapes {
		s.paint(img)
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, img); err != nil {
		panic(err) // into memory, of a picture with an area
	}
	return b.Bytes()
}

func (s Shape) paint(img *image.Paletted) {
	if s.Text != "" {
		paintText(img, s)
		return
	}
	w, h := s.W*scale, s.H*scale
	for y := range h {
		for x := range w {
			if s.covers(x, y, w, h) {
				img.SetColorIndex(s.X*scale+x, s.Y*scale+y, 1)
			} else if s.Fill >= Disc || s.Fill == Lined || s.Fill == Outlined {
				if s.Fill == Cross || s.round(x, y, w, h) {
					img.SetColorIndex(s.X*scale+x, s.Y*scale+y, 0)
				}
			}
		}
	}
}

// covers reports whether the pattern has ink at a dot.
func (s Shape) covers(x, y, w, h int) bool {
	edge := x < scale || y < scale || x >= w-scale || y >= h-scale
	switch s.Fill {
	case Solid:
		return true
	case Hatched:
		return edge || (x+y)%8 < 3
	case Outlined:
		return edge
	case Lined:
		return edge || y%8 < 3
	case Disc:
		return s.round(x, y, w, h)
	case Ring:
		return s.round(x, y, w, h) && !inner(x, y, w, h, 2*scale)
	}
	d := x - y
	e := x + y - w + 1
	return d >= -scale && d <= scale || e >= -scale && e <= scale
}

// round reports whether a dot lies in the round mark, or in the rectangle of another one.
func (s Shape) round(x, y, w, h int) bool {
	return s.Fill != Disc && s.Fill != Ring || inner(x, y, w, h, 0)
}

func inner(x, y, w, h, margin int) bool {
	dx, dy, r := 2*x-w+1, 2*y-h+1, w-2*margin
	return dx*dx+dy*dy <= r*r
}

// digitRows are the glyphs, five rows of three dots.
var digitRows = map[rune][]string{
	'0': {"###", "# #", "# #", "# #", "###"}, '1': {" # ", "## ", " # ", " # ", "###"}, '2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", " ##", "  #", "###"}, '4': {"# #", "# #", "###", "  #", "  #"}, '5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"}, '7': {"###", "  #", "  #", " # ", " # "}, '8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"}, 'W': {"# #", "# #", "###", "###", "# #"},
	'K': {"# #", "# #", "## ", "# #", "# #"}, 'S': {" ##", "#  ", " # ", "  #", "## "}, '-': {"   ", "   ", "###", "   ", "   "}, '.': {"   ", "   ", "   ", "   ", " # "},
}

const (
	dot     = 3 // of a glyph, in dots of the PNG
	advance = 6 // of a glyph, in pixels
)

func textWidth(s string) int { return len(s)*advance - 2 }

func paintText(img *image.Paletted, s Shape) {
	for i, r := range s.Text {
		for y, row := range digitRows[r] {
			for x, c := range row {
				if c == '#' {
					fillDot(img, (s.X+i*advance)*scale+x*dot, s.Y*scale+y*dot)
				}
			}
		}
	}
}

func fillDot(img *image.Paletted, x, y int) {
	for dy := range dot {
		for dx := range dot {
			img.SetColorIndex(x+dx, y+dy, 1)
		}
	}
}

// SVG is the drawing for the web; it takes the colour of the text around it.
func (d Drawing) SVG(id, alt string) template.HTML {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%s" viewBox="0 0 %d %d" width="%d" height="%d" style="max-width:100%%;height:auto">`,
		html.EscapeString(alt), d.Width, d.Height, d.Width, d.Height)
	fmt.Fprintf(&b, `<defs><pattern id="%[1]s-h" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4" stroke="currentColor" stroke-width="3"/></pattern>`+
		`<pattern id="%[1]s-l" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 1H4" stroke="currentColor" stroke-width="1.5"/></pattern></defs>`, html.EscapeString(id))
	for _, s := range d.Shapes {
		s.svg(&b, html.EscapeString(id))
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func (s Shape) svg(b *strings.Builder, id string) {
	cx, cy, r := s.X+s.W/2, s.Y+s.H/2, s.W/2
	switch {
	case s.Text != "":
		fmt.Fprintf(b, `<text x="%d" y="%d" font-family="ui-monospace,monospace" font-size="10" fill="currentColor">%s</text>`, s.X, s.Y+9, html.EscapeString(s.Text))
	case s.Fill == Solid:
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="currentColor"/>`, s.X, s.Y, s.W, s.H)
	case s.Fill == Disc:
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="%d" fill="currentColor"/>`, cx, cy, r)
	case s.Fill == Ring:
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="%d" fill="none" stroke="currentColor" stroke-width="2"/>`, cx, cy, r-1)
	case s.Fill == Cross:
		fmt.Fprintf(b, `<path d="M%d %dl%d %dm0 -%dl-%d %d" stroke="currentColor" stroke-width="3"/>`, s.X, s.Y, s.W, s.H, s.H, s.W, s.H)
	default:
		fill := map[Fill]string{Hatched: "url(#" + id + "-h)", Lined: "url(#" + id + "-l)", Outlined: "none"}[s.Fill]
		fmt.Fprintf(b, `<rect x="%d.5" y="%d.5" width="%d" height="%d" fill="%s" stroke="currentColor"/>`, s.X, s.Y, s.W-1, max(1, s.H-1), fill)
	}
}
