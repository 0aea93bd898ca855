package plan

import "time"

// A ProvinceName is a province's name and kind from a day on.
type ProvinceName struct {
	Name      string
	Kind      ProvinceKind
	ValidFrom Date
}

// A ProvinceRecord is one row of the gazetteer: a province during one extent, with its names in order of time.
type ProvinceRecord struct {
	Code         string
	Slug         string
	ValidFrom    Date
	ValidTo      Date // zero: still so
	Names        []ProvinceName
	Predecessors []string // codes, on the day before ValidFrom, of the provinces it was made of
}

// On returns the province as it was called on day; outside its period, as at the nearest end of it.
func (r ProvinceRecord) On(day Date) Province {
	p := Province{Code: r.Code, Slug: r.Slug, ValidFrom: r.ValidFrom, ValidTo: r.ValidTo}
	for i, n := range r.Names {
		if i == 0 || !day.Before(n.ValidFrom) {
			p.Name, p.Kind = n.Name, n.Kind
		}
	}
	return p
}

// ValidOn says whether day lies in the record's period.
func (r ProvinceRecord) ValidOn(day Date) bool { return r.On(day).ValidOn(day) }

// ProvinceByCode returns the province with that code on day.
func ProvinceByCode(code string, day Date) (Province, bool) {
	for _, r := range Gazetteer() {
		if r.Code == code && r.ValidOn(day) {
			return r.On(day), true
		}
	}
	return Province{}, false
}

// Gazetteer returns the 86 province rows: the 63 provinces since Hà Nội took in Hà Tây (Nghị quyết 15/2008/QH12,
// 01/08/2008) and the 23 made by mergers on 01/07/2025 (Nghị quyết 202/2025/QH15). Codes are those of the
// statistics office (Quyết định 124/2004/QĐ-TTg, then 19/2025/QĐ-TTg). Huế became a city on 01/01/2025
// (Nghị quyết 175/2024/QH15), Đồng Nai on 30/04/2026 (Nghị quyết 30/2026/QH16).
func Gazetteer() []ProvinceRecord {
	recordsBegin := Date{2008, time.August, 1}
	endOfOldMap := Date{2025, time.June, 30}
	newMapBegins := Date{2025, time.July, 1}
	return []ProvinceRecord{
		{"01", "ha-noi", recordsBegin, Date{}, []ProvinceName{{"Hà Nội", KindCity, recordsBegin}}, nil},
		{"02", "ha-giang", recordsBegin, endOfOldMap, []ProvinceName{{"Hà Giang", KindProvince, recordsBegin}}, nil},
		{"04", "cao-bang", recordsBegin, Date{}, []ProvinceName{{"Cao Bằng", KindProvince, recordsBegin}}, nil},
		{"06", "bac-kan", recordsBegin, endOfOldMap, []ProvinceName{{"Bắc Kạn", KindProvince, recordsBegin}}, nil},
		{"08", "tuyen-quang", recordsBegin, endOfOldMap, []ProvinceName{{"Tuyên Quang", KindProvince, recordsBegin}}, nil},
		{"10", "lao-cai", recordsBegin, endOfOldMap, []ProvinceName{{"Lào Cai", KindProvince, recordsBegin}}, nil},
		{"11", "dien-bien", recordsBegin, Date{}, []ProvinceName{{"Điện Biên", KindProvince, recordsBegin}}, nil},
		{"12", "lai-chau", recordsBegin, Date{}, []ProvinceName{{"Lai Châu", KindProvince, recordsBegin}}, nil},
		{"14", "son-la", recordsBegin, Date{}, []ProvinceName{{"Sơn La", KindProvince, recordsBegin}}, nil},
		{"15", "yen-bai", recordsBegin, endOfOldMap, []ProvinceName{{"Yên Bái", KindProvince, recordsBegin}}, nil},
		{"17", "hoa-binh", recordsBegin, endOfOldMap, []ProvinceName{{"Hòa Bình", KindProvince, recordsBegin}}, nil},
		{"19", "thai-nguyen", recordsBegin, endOfOldMap, []ProvinceName{{"Thái Nguyên", KindProvince, recordsBegin}}, nil},
		{"20", "lang-son", recordsBegin, Date{}, []ProvinceName{{"Lạng Sơn", KindProvince, recordsBegin}}, nil},
		{"22", "quang-ninh", recordsBegin, Date{}, []ProvinceName{{"Quảng Ninh", KindProvince, recordsBegin}}, nil},
		{"24", "bac-giang", recordsBegin, endOfOldMap, []ProvinceName{{"Bắc Giang", KindProvince, recordsBegin}}, nil},
		{"25", "phu-tho", recordsBegin, endOfOldMap, []ProvinceName{{"Phú Thọ", KindProvince, recordsBegin}}, nil},
		{"26", "vinh-phuc", recordsBegin, endOfOldMap, []ProvinceName{{"Vĩnh Phúc", KindProvince, recordsBegin}}, nil},
		{"27", "bac-ninh", recordsBegin, endOfOldMap, []ProvinceName{{"Bắc Ninh", KindProvince, recordsBegin}}, nil},
		{"30", "hai-duong", recordsBegin, endOfOldMap, []ProvinceName{{"Hải Dương", KindProvince, recordsBegin}}, nil},
		{"31", "hai-phong", recordsBegin, endOfOldMap, []ProvinceName{{"Hải Phòng", KindCity, recordsBegin}}, nil},
		{"33", "hung-yen", recordsBegin, endOfOldMap, []ProvinceName{{"Hưng Yên", KindProvince, recordsBegin}}, nil},
		{"34", "thai-binh", recordsBegin, endOfOldMap, []ProvinceName{{"Thái Bình", KindProvince, recordsBegin}}, nil},
		{"35", "ha-nam", recordsBegin, endOfOldMap, []ProvinceName{{"Hà Nam", KindProvince, recordsBegin}}, nil},
		{"36", "nam-dinh", recordsBegin, endOfOldMap, []ProvinceName{{"Nam Định", KindProvince, recordsBegin}}, nil},
		{"37", "ninh-binh", recordsBegin, endOfOldMap, []ProvinceName{{"Ninh Bình", KindProvince, recordsBegin}}, nil},
		{"38", "thanh-hoa", recordsBegin, Date{}, []ProvinceName{{"Thanh Hóa", KindProvince, recordsBegin}}, nil},
		{"40", "nghe-an", recordsBegin, Date{}, []ProvinceName{{"Nghệ An", KindProvince, recordsBegin}}, nil},
		{"42", "ha-tinh", recordsBegin, Date{}, []ProvinceName{{"Hà Tĩnh", KindProvince, recordsBegin}}, nil},
		{"44", "quang-binh", recordsBegin, endOfOldMap, []ProvinceName{{"Quảng Bình", KindProvince, recordsBegin}}, nil},
		{"45", "quang-tri", recordsBegin, endOfOldMap, []ProvinceName{{"Quảng Trị", KindProvince, recordsBegin}}, nil},
		{"46", "hue", recordsBegin, Date{}, []ProvinceName{{"Thừa Thiên Huế", KindProvince, recordsBegin}, {"Huế", KindCity, Date{2025, time.January, 1}}}, nil},
		{"48", "da-nang", recordsBegin, endOfOldMap, []ProvinceName{{"Đà Nẵng", KindCity, recordsBegin}}, nil},
		{"49", "quang-nam", recordsBegin, endOfOldMap, []ProvinceName{{"Quảng Nam", KindProvince, recordsBegin}}, nil},
		{"51", "quang-ngai", recordsBegin, endOfOldMap, []ProvinceName{{"Quảng Ngãi", KindProvince, recordsBegin}}, nil},
		{"52", "binh-dinh", recordsBegin, endOfOldMap, []ProvinceName{{"Bình Định", KindProvince, recordsBegin}}, nil},
		{"54", "phu-yen", recordsBegin, endOfOldMap, []ProvinceName{{"Phú Yên", KindProvince, recordsBegin}}, nil},
		{"56", "khanh-hoa", recordsBegin, endOfOldMap, []ProvinceName{{"Khánh Hòa", KindProvince, recordsBegin}}, nil},
		{"58", "ninh-thuan", recordsBegin, endOfOldMap, []ProvinceName{{"Ninh Thuận", KindProvince, recordsBegin}}, nil},
		{"60", "binh-thuan", recordsBegin, endOfOldMap, []ProvinceName{{"Bình Thuận", KindProvince, recordsBegin}}, nil},
		{"62", "kon-tum", recordsBegin, endOfOldMap, []ProvinceName{{"Kon Tum", KindProvince, recordsBegin}}, nil},
		{"64", "gia-lai", recordsBegin, endOfOldMap, []ProvinceName{{"Gia Lai", KindProvince, recordsBegin}}, nil},
		{"66", "dak-lak", recordsBegin, endOfOldMap, []ProvinceName{{"Đắk Lắk", KindProvince, recordsBegin}}, nil},
		{"67", "dak-nong", recordsBegin, endOfOldMap, []ProvinceName{{"Đắk Nông", KindProvince, recordsBegin}}, nil},
		{"68", "lam-dong", recordsBegin, endOfOldMap, []ProvinceName{{"Lâm Đồng", KindProvince, recordsBegin}}, nil},
		{"70", "binh-phuoc", recordsBegin, endOfOldMap, []ProvinceName{{"Bình Phước", KindProvince, recordsBegin}}, nil},
		{"72", "tay-ninh", recordsBegin, endOfOldMap, []ProvinceName{{"Tây Ninh", KindProvince, recordsBegin}}, nil},
		{"74", "binh-duong", recordsBegin, endOfOldMap, []ProvinceName{{"Bình Dương", KindProvince, recordsBegin}}, nil},
		{"75", "dong-nai", recordsBegin, endOfOldMap, []ProvinceName{{"Đồng Nai", KindProvince, recordsBegin}}, nil},
		{"77", "ba-ria-vung-tau", recordsBegin, endOfOldMap, []ProvinceName{{"Bà Rịa - Vũng Tàu", KindProvince, recordsBegin}}, nil},
		{"79", "tphcm", recordsBegin, endOfOldMap, []ProvinceName{{"Hồ Chí Minh", KindCity, recordsBegin}}, nil},
		{"80", "long-an", recordsBegin, endOfOldMap, []ProvinceName{{"Long An", KindProvince, recordsBegin}}, nil},
		{"82", "tien-giang", recordsBegin, endOfOldMap, []ProvinceName{{"Tiền Giang", KindProvince, recordsBegin}}, nil},
		{"83", "ben-tre", recordsBegin, endOfOldMap, []ProvinceName{{"Bến Tre", KindProvince, recordsBegin}}, nil},
		{"84", "tra-vinh", recordsBegin, endOfOldMap, []ProvinceName{{"Trà Vinh", KindProvince, recordsBegin}}, nil},
		{"86", "vinh-long", recordsBegin, endOfOldMap, []ProvinceName{{"Vĩnh Long", KindProvince, recordsBegin}}, nil},
		{"87", "dong-thap", recordsBegin, endOfOldMap, []ProvinceName{{"Đồng Tháp", KindProvince, recordsBegin}}, nil},
		{"89", "an-giang", recordsBegin, endOfOldMap, []ProvinceName{{"An Giang", KindProvince, recordsBegin}}, nil},
		{"91", "kien-giang", recordsBegin, endOfOldMap, []ProvinceName{{"Kiên Giang", KindProvince, recordsBegin}}, nil},
		{"92", "can-tho", recordsBegin, endOfOldMap, []ProvinceName{{"Cần Thơ", KindCity, recordsBegin}}, nil},
		{"93", "hau-giang", recordsBegin, endOfOldMap, []ProvinceName{{"Hậu Giang", KindProvince, recordsBegin}}, nil},
		{"94", "soc-trang", recordsBegin, endOfOldMap, []ProvinceName{{"Sóc Trăng", KindProvince, recordsBegin}}, nil},
		{"95", "bac-lieu", recordsBegin, endOfOldMap, []ProvinceName{{"Bạc Liêu", KindProvince, recordsBegin}}, nil},
		{"96", "ca-mau", recordsBegin, endOfOldMap, []ProvinceName{{"Cà Mau", KindProvince, recordsBegin}}, nil},
		{"08", "tuyen-quang", newMapBegins, Date{}, []ProvinceName{{"Tuyên Quang", KindProvince, newMapBegins}}, []string{"08", "02"}},
		{"15", "lao-cai", newMapBegins, Date{}, []ProvinceName{{"Lào Cai", KindProvince, newMapBegins}}, []string{"10", "15"}},
		{"19", "thai-nguyen", newMapBegins, Date{}, []ProvinceName{{"Thái Nguyên", KindProvince, newMapBegins}}, []string{"19", "06"}},
		{"24", "bac-ninh", newMapBegins, Date{}, []ProvinceName{{"Bắc Ninh", KindProvince, newMapBegins}}, []string{"27", "24"}},
		{"25", "phu-tho", newMapBegins, Date{}, []ProvinceName{{"Phú Thọ", KindProvince, newMapBegins}}, []string{"25", "26", "17"}},
		{"31", "hai-phong", newMapBegins, Date{}, []ProvinceName{{"Hải Phòng", KindCity, newMapBegins}}, []string{"31", "30"}},
		{"33", "hung-yen", newMapBegins, Date{}, []ProvinceName{{"Hưng Yên", KindProvince, newMapBegins}}, []string{"33", "34"}},
		{"37", "ninh-binh", newMapBegins, Date{}, []ProvinceName{{"Ninh Bình", KindProvince, newMapBegins}}, []string{"37", "35", "36"}},
		{"44", "quang-tri", newMapBegins, Date{}, []ProvinceName{{"Quảng Trị", KindProvince, newMapBegins}}, []string{"45", "44"}},
		{"48", "da-nang", newMapBegins, Date{}, []ProvinceName{{"Đà Nẵng", KindCity, newMapBegins}}, []string{"48", "49"}},
		{"51", "quang-ngai", newMapBegins, Date{}, []ProvinceName{{"Quảng Ngãi", KindProvince, newMapBegins}}, []string{"51", "62"}},
		{"52", "gia-lai", newMapBegins, Date{}, []ProvinceName{{"Gia Lai", KindProvince, newMapBegins}}, []string{"64", "52"}},
		{"56", "khanh-hoa", newMapBegins, Date{}, []ProvinceName{{"Khánh Hòa", KindProvince, newMapBegins}}, []string{"56", "58"}},
		{"66", "dak-lak", newMapBegins, Date{}, []ProvinceName{{"Đắk Lắk", KindProvince, newMapBegins}}, []string{"66", "54"}},
		{"68", "lam-dong", newMapBegins, Date{}, []ProvinceName{{"Lâm Đồng", KindProvince, newMapBegins}}, []string{"68", "67", "60"}},
		{"75", "dong-nai", newMapBegins, Date{}, []ProvinceName{{"Đồng Nai", KindProvince, newMapBegins}, {"Đồng Nai", KindCity, Date{2026, time.April, 30}}}, []string{"75", "70"}},
		{"79", "tphcm", newMapBegins, Date{}, []ProvinceName{{"Hồ Chí Minh", KindCity, newMapBegins}}, []string{"79", "77", "74"}},
		{"80", "tay-ninh", newMapBegins, Date{}, []ProvinceName{{"Tây Ninh", KindProvince, newMapBegins}}, []string{"72", "80"}},
		{"82", "dong-thap", newMapBegins, Date{}, []ProvinceName{{"Đồng Tháp", KindProvince, newMapBegins}}, []string{"87", "82"}},
		{"86", "vinh-long", newMapBegins, Date{}, []ProvinceName{{"Vĩnh Long", KindProvince, newMapBegins}}, []string{"86", "83", "84"}},
		{"91", "an-giang", newMapBegins, Date{}, []ProvinceName{{"An Giang", KindProvince, newMapBegins}}, []string{"89", "91"}},
		{"92", "can-tho", newMapBegins, Date{}, []ProvinceName{{"Cần Thơ", KindCity, newMapBegins}}, []string{"92", "94", "93"}},
		{"96", "ca-mau", newMapBegins, Date{}, []ProvinceName{{"Cà Mau", KindProvince, newMapBegins}}, []string{"96", "95"}},
	}
}
