// Command shapes makes the world map of the overview: it reads countries-110m.json of the npm package world-atlas, which
// packs Natural Earth 1:110m (public domain) as TopoJSON, and writes one state a line, as an SVG path of whole numbers.
//
//	task map
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// topology is what we read of a TopoJSON file. Coordinates of arcs are steps from the point before, on a grid.
type topology struct {
	Arcs      [][][2]float64
	Transform struct{ Scale, Translate [2]float64 }
	Objects   struct {
		Countries struct{ Geometries []geometry }
	}
}

type geometry struct {
	Type       string
	ID         string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

// The drawing: width in units, and by how many of them a line may be off.
const (
	width     = 2000
	tolerance = 1.1
	smallest  = 6 // square units of an island that is still drawn
)

func main() {
	log.SetFlags(0)
	in, out := flag.String("in", "countries-110m.json", "TopoJSON of world-atlas"), flag.String("out", "world.tsv", "file to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		log.Fatal(err)
	}
}

func run(in, out string) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	lines, err := t.lines()
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "# Outlines of the states of the world, for the map of the overview. Made by shapes, beside this file, of Natural Earth\n"+
		"# 1:110m, Admin 0 countries (naturalearthdata.com, public domain), as packed in world-atlas 2.0.2: Equal Earth projection,\n"+
		"# simplified to %g units, in a frame of %d by %.0f; Antarctica left out. One state a line: ISO 3166-1 code, SVG path.\n", tolerance, width, frameHeight())
	for _, l := range lines {
		fmt.Fprintln(w, l)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// lines are the states in order of their codes.
func (t *topology) lines() ([]string, error) {
	paths := map[string]string{}
	for _, g := range t.Objects.Countries.Geometries {
		code, err := codeOf(g)
		if err != nil {
			return nil, err
		}
		polygons, err := g.polygons()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Properties.Name, err)
		}
		var path strings.Builder
		for _, rings := range polygons {
			for _, ring := range rings {
				path.WriteString(draw(t.points(ring)))
			}
		}
		if code != "AQ" && path.Len() > 0 {
			paths[code] += path.String()
		}
	}
	var out []string
	for _, code := range slices.Sorted(maps.Keys(paths)) {
		out = append(out, code+"\t"+paths[code])
	}
	return out, nil
}

// codeOf turns the number of a state into its code. States without a number count with the one that the others see them
// in, but for Kosovo, which has a code of its own in use.
func codeOf(g geometry) (string, error) {
	switch g.Properties.Name {
	case "Kosovo":
		return "XK", nil
	case "N. Cyprus":
		return "CY", nil
	case "Somaliland":
		return "SO", nil
	}
	r, err := language.ParseRegion(g.ID)
	if err != nil {
		return "", fmt.Errorf("%s: %w", g.Properties.Name, err)
	}
	return r.String(), nil
}

// polygons are the rings of a shape as numbers of arcs; a negative one is an arc taken backwards.
func (g geometry) polygons() ([][][]int, error) {
	if g.Type == "Polygon" {
		var one [][]int
		err := json.Unmarshal(g.Arcs, &one)
		return [][][]int{one}, err
	}
	var many [][][]int
	err := json.Unmarshal(g.Arcs, &many)
	return many, err
}

type point struct{ x, y float64 }

// points joins the arcs of a ring, on the drawing. Each arc is simplified by itself, so that neighbours still meet.
func (t *topology) points(ring []int) []point {
	var out []point
	for _, n := range ring {
		arc := simplify(t.arc(max(n, ^n)))
		if n < 0 {
			slices.Reverse(arc)
		}
		out = append(out, arc[min(1, len(out)):]...)
	}
	return out
}

func (t *topology) arc(n int) []point {
	var out []point
	var x, y float64
	for _, step := range t.Arcs[n] {
		x, y = x+step[0], y+step[1]
		out = append(out, project(x*t.Transform.Scale[0]+t.Transform.Translate[0], y*t.Transform.Scale[1]+t.Transform.Translate[1]))
	}
	return out
}

// equalEarth is the projection of Šavrič, Patterson and Jenny (2018), with the radius as unit.
func equalEarth(lon, lat float64) point {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	m := math.Sqrt(3) / 2
	p := math.Asin(m * math.Sin(lat*math.Pi/180))
	p2 := p * p
	p6 := p2 * p2 * p2
	return point{lon * math.Pi / 180 * math.Cos(p) / (m * (a1 + 3*a2*p2 + p6*(7*a3+9*a4*p2))), p * (a1 + a2*p2 + p6*(a3+a4*p2))}
}

// The frame lies between these degrees north and south: nothing but ice is beyond.
const north, south = 84, -56

var unit = width / (2 * equalEarth(180, 0).x)

func frameHeight() float64 {
	return math.Ceil((equalEarth(0, north).y - equalEarth(0, south).y) * unit)
}

func project(lon, lat float64) point {
	p := equalEarth(lon, lat)
	return point{width/2 + p.x*unit, (equalEarth(0, north).y - p.y) * unit}
}

// simplify keeps the points that are further than the tolerance from the line without them (Douglas and Peucker, 1973).
func simplify(line []point) []point {
	if len(line) < 3 {
		return slices.Clone(line)
	}
	first, last := line[0], line[len(line)-1]
	far, at := 0.0, 0
	for i, p := range line[1 : len(line)-1] {
		if d := distance(p, first, last); d > far {
			far, at = d, i+1
		}
	}
	if far <= tolerance {
		return []point{first, last}
	}
	head := simplify(line[:at+1])
	return append(head[:len(head)-1], simplify(line[at:])...)
}

// distance is how far p lies from the line between a and b.
func distance(p, a, b point) float64 {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return math.Hypot(p.x-a.x, p.y-a.y)
	}
	return math.Abs((b.x-a.x)*(a.y-p.y)-(a.x-p.x)*(b.y-a.y)) / length
}

// draw writes a ring as a path of steps in whole numbers; empty where nothing would be seen.
func draw(ring []point) string {
	if math.Abs(area(ring)) < smallest || crosses(ring) {
		return ""
	}
	var b strings.Builder
	x, y := int(math.Round(ring[0].x)), int(math.Round(ring[0].y))
	fmt.Fprintf(&b, "M%d,%dl", x, y)
	for _, p := range ring[1 : len(ring)-1] {
		dx, dy := int(math.Round(p.x))-x, int(math.Round(p.y))-y
		if dx == 0 && dy == 0 {
			continue
		}
		x, y = x+dx, y+dy
		if s := b.String(); s[len(s)-1] != 'l' && dx >= 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d", dx)
		if dy >= 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d", dy)
	}
	return b.String() + "z"
}

// crosses reports whether a ring goes round the back of the drawing, as an island of Fiji does.
func crosses(ring []point) bool {
	for i, p := range ring[1:] {
		if math.Abs(p.x-ring[i].x) > width/2 {
			return true
		}
	}
	return false
}

func area(ring []point) (sum float64) {
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum / 2
}
