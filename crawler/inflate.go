package crawler

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
)

// inflater undoes gzip from memory to memory: members of archives are small and come whole, and a decoder that need not
// stop anywhere takes half the time of one that reads and writes piece by piece. It holds what is common; whatever is not,
// and all that is broken, is left to compress/gzip. A member's checksum vouches for what comes out.
type inflater struct {
	lit, dist huffman
	out       []byte
	pos       int // bytes of out that are filled
}

// maxInflated bounds a member that is undone in memory.
const maxInflated = maxWARCRecord

// gzipHead is the length of a member's head without optional fields, gzipTail that of its checksum and length.
const (
	gzipHead = 10
	gzipTail = 8
)

// member undoes the gzip member with which src begins. plain is good until the next call; used are the bytes that the
// member takes of src. ok is false where src ends too early, and where the member is for another reader.
func (z *inflater) member(src []byte) (plain []byte, used int, ok bool) {
	if len(src) < gzipHead+gzipTail || src[0] != 0x1f || src[1] != 0x8b || src[2] != 8 || src[3] != 0 {
		return nil, 0, false
	}
	b := bitSource{src: src, at: gzipHead}
	z.pos = 0
	for last := false; !last; {
		b.fill()
		last = b.take(1) == 1
		if !z.block(&b, b.take(2)) || b.n < 0 {
			return nil, 0, false
		}
	}
	b.align()
	if b.at+gzipTail > len(src) {
		return nil, 0, false
	}
	plain = z.out[:z.pos]
	tail := src[b.at:]
	if binary.LittleEndian.Uint32(tail) != crc32.ChecksumIEEE(plain) || binary.LittleEndian.Uint32(tail[4:]) != uint32(len(plain)) {
		return nil, 0, false
	}
	return plain, b.at + gzipTail, true
}

// block undoes one block of RFC 1951.
func (z *inflater) block(b *bitSource, kind uint64) bool {
	switch kind {
	case 0:
		return z.stored(b)
	case 1:
		z.fixed()
		return z.codes(b)
	case 2:
		return z.dynamic(b) && z.codes(b)
	}
	return false
}

func (z *inflater) stored(b *bitSource) bool {
	b.align()
	if b.at+4 > len(b.src) {
		return false
	}
	n := int(binary.LittleEndian.Uint16(b.src[b.at:]))
	check := int(binary.LittleEndian.Uint16(b.src[b.at+2:]))
	b.at += 4
	if n^check != 0xffff || b.at+n > len(b.src) || !z.room(n) {
		return false
	}
	z.pos += copy(z.out[z.pos:], b.src[b.at:b.at+n])
	b.at += n
	return true
}

func (z *inflater) fixed() {
	var lengths [288]uint8
	for i := range lengths {
		switch {
		case i < 144:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		default:
			lengths[i] = 8
		}
	}
	z.lit.build(lengths[:])
	for i := range 30 {
		lengths[i] = 5
	}
	z.dist.build(lengths[:30])
}

// lengthOrder is the order in which the lengths of the code for lengths come.
var lengthOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamic reads the two codes of a block.
func (z *inflater) dynamic(b *bitSource) bool {
	lits, dists, codes := int(b.take(5))+257, int(b.take(5))+1, int(b.take(4))+4
	var lengths [320]uint8
	for _, at := range lengthOrder[:codes] {
		b.fill()
		lengths[at] = uint8(b.take(3))
	}
	if !z.lit.build(lengths[:19]) {
		return false
	}
	clear(lengths[:19])
	for i := 0; i < lits+dists; {
		b.fill()
		sym := z.lit.decode(b)
		if sym > 18 || b.n < 0 {
			return false
		}
		value, times := uint8(sym), 1
		switch {
		case sym == 16 && i == 0:
			return false
		case sym == 16:
			value, times = lengths[i-1], 3+int(b.take(2))
		case sym == 17:
			value, times = 0, 3+int(b.take(3))
		case sym == 18:
			value, times = 0, 11+int(b.take(7))
		}
		if i+times > lits+dists {
			return false
		}
		for range times {
			lengths[i] = value
			i++
		}
	}
	return z.lit.build(lengths[:lits]) && z.dist.build(lengths[lits:lits+dists])
}

// The bases and further bits of lengths and distances.
var (
	lengthBase  = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase    = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distExtra   = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

const (
	endOfBlock = 256
	// maxStep is what one step of codes writes at most: two literals, or the longest match with what its last word
	// writes beyond it.
	maxStep = 258 + 8
)

// codes undoes the compressed data of a block. One filling of the bit source is enough for a length and a distance: 48
// bits. The state stands in variables of its own, since what has an address is no register.
func (z *inflater) codes(b *bitSource) bool {
	src, at, buf, n := b.src, b.at, b.buf, b.n
	out, pos := z.out, z.pos
	for n >= 0 {
		if at+8 <= len(src) {
			buf |= binary.LittleEndian.Uint64(src[at:]) << (uint(n) & 63)
			at += (63 - n) >> 3
			n |= 56
		} else {
			at, buf, n = fillEnd(src, at, buf, n)
		}
		if pos+maxStep > len(out) {
			z.pos = pos
			if !z.room(maxStep) {
				return false
			}
			out = z.out
		}
		e := z.lit.fast[buf&fastMask]
		if literal(e) {
			out[pos] = byte(e >> 4)
			pos++
			buf, n = buf>>(e&15), n-int(e&15)
			if e = z.lit.fast[buf&fastMask]; literal(e) {
				out[pos] = byte(e >> 4)
				pos++
				buf, n = buf>>(e&15), n-int(e&15)
			}
			continue
		}
		if e == 0 {
			e = z.lit.long(buf)
		}
		buf, n = buf>>(e&15), n-int(e&15)
		sym := uint(e >> 4)
		if sym < endOfBlock {
			out[pos] = byte(sym)
			pos++
			continue
		}
		if sym == endOfBlock {
			b.at, b.buf, b.n, z.pos = at, buf, n, pos
			return true
		}
		if sym -= endOfBlock + 1; sym >= uint(len(lengthBase)) {
			return false
		}
		extra := lengthExtra[sym]
		length := int(lengthBase[sym]) + int(buf&(1<<(extra&15)-1))
		buf, n = buf>>(extra&15), n-int(extra)
		if e = z.dist.fast[buf&fastMask]; e == 0 {
			e = z.dist.long(buf)
		}
		buf, n = buf>>(e&15), n-int(e&15)
		if sym = uint(e >> 4); sym >= uint(len(distBase)) {
			return false
		}
		extra = distExtra[sym]
		d := int(distBase[sym]) + int(buf&(1<<(extra&15)-1))
		buf, n = buf>>(extra&15), n-int(extra)
		if d > pos {
			return false
		}
		repeat(out, pos, d, length)
		pos += length
	}
	return false
}

// repeat writes n bytes at pos that stand d before, and up to seven more.
func repeat(out []byte, pos, d, n int) {
	from := pos - d
	if d < 8 {
		for i := range n {
			out[pos+i] = out[from+i]
		}
		return
	}
	for i := 0; i < n; i += 8 {
		binary.LittleEndian.PutUint64(out[pos+i:], binary.LittleEndian.Uint64(out[from+i:]))
	}
}

// room makes room for n bytes more.
func (z *inflater) room(n int) bool {
	if z.pos+n <= len(z.out) {
		return true
	}
	if z.pos+n > maxInflated {
		return false
	}
	grown := make([]byte, min(max(2*len(z.out), z.pos+n, 256<<10), maxInflated))
	copy(grown, z.out[:z.pos])
	z.out = grown
	return true
}

// bitSource gives out bits, the lowest of each byte first. n below 0 says that more were taken than there were.
type bitSource struct {
	src []byte
	at  int
	buf uint64
	n   int
}

// fill brings 56 bits, or all that are left.
func (b *bitSource) fill() { b.at, b.buf, b.n = fillEnd(b.src, b.at, b.buf, b.n) }

// fillEnd fills byte by byte, up to the last.
func fillEnd(src []byte, at int, buf uint64, n int) (int, uint64, int) {
	for n >= 0 && n <= 56 && at < len(src) {
		buf |= uint64(src[at]) << uint(n)
		at++
		n += 8
	}
	return at, buf, n
}

func (b *bitSource) take(n int) uint64 {
	v := b.buf & (1<<(uint(n)&63) - 1)
	b.drop(n)
	return v
}

func (b *bitSource) drop(n int) {
	b.buf >>= uint(n) & 63
	b.n -= n
}

// align goes on at the next whole byte and gives back what was filled beyond it.
func (b *bitSource) align() {
	b.at -= b.n >> 3
	b.buf, b.n = 0, 0
}

// huffman is a canonical code: a table for codes of few bits, counts and symbols in order for the longer ones.
type huffman struct {
	fast   [1 << fastBits]uint16 // symbol and length in bits; 0 for longer codes
	count  [16]uint16
	symbol [288]uint16
}

const (
	fastBits = 10
	fastMask = 1<<fastBits - 1
)

// literal reports whether an entry of the fast table is a byte.
func literal(e uint16) bool { return e-1 < endOfBlock<<4-1 }

// build makes the code in which each symbol has so many bits. It reports false where there are too many short ones.
func (h *huffman) build(lengths []uint8) bool {
	h.count = [16]uint16{}
	for _, n := range lengths {
		h.count[n]++
	}
	h.count[0] = 0
	var next, at [16]uint16 // the next code and the next place of each length
	left, code := 1, uint16(0)
	for n := 1; n < 16; n++ {
		if left = left<<1 - int(h.count[n]); left < 0 {
			return false
		}
		code = (code + h.count[n-1]) << 1
		next[n], at[n] = code, at[n-1]+h.count[n-1]
	}
	clear(h.fast[:])
	for sym, n := range lengths {
		if n == 0 {
			continue
		}
		h.symbol[at[n]] = uint16(sym)
		at[n]++
		if n <= fastBits {
			for i := int(bits.Reverse16(next[n]) >> (16 - n)); i < len(h.fast); i += 1 << n {
				h.fast[i] = uint16(sym)<<4 | uint16(n)
			}
		}
		next[n]++
	}
	return true
}

// decode takes the next symbol.
func (h *huffman) decode(b *bitSource) int {
	e := h.fast[b.buf&fastMask]
	if e == 0 {
		e = h.long(b.buf)
	}
	b.drop(int(e & 15))
	return int(e >> 4)
}

// noCode is what long finds in bits that are no code: a symbol that no block has.
const noCode = 0xfff<<4 | 15

// long finds a code of many bits, as an entry like those of the fast table.
func (h *huffman) long(buf uint64) uint16 {
	code, first, index := 0, 0, 0
	for n := 1; n < 16; n++ {
		code |= int(buf>>(n-1)) & 1
		count := int(h.count[n])
		if code < first+count {
			return h.symbol[index+code-first]<<4 | uint16(n)
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	return noCode
}
