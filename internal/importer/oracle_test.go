package importer

// What a careful person reads out of the five seeds: titles verbatim, first and last words of every task.

type readTask struct{ first, last string }

type readGroup struct {
	number, title string
	tasks         []readTask
}

func seedOracle() map[string][]readGroup {
	return map[string][]readGroup{
		"000_9e6ee59c48114ac9.txt": {
			{"1", "Triển khai các chiến lược y tế thích ứng an toàn, linh hoạt, kiểm soát hiệu quả dịch bệnh Covid-19", []readTask{
				{"thực hiện tiêm vắc-xin phòng Covid-19 đến từng", "dân thành phố"},
				{"bảo vệ người thuộc nhóm nguy cơ", "nhóm nguy cơ"},
				{"triển khai các hoạt động phòng, chống dịch", "nhiễm lưu hành"},
				{"nâng cao chất lượng quản lý, chăm sóc", "người mắc Covid-19"},
				{"Sẵn sàng nguồn nhân lực tuyến đầu và", "của dịch bệnh"},
			}},
			{"2", "Khôi phục các hoạt động khám, chữa bệnh và nâng cao chất lượng chăm sóc người bệnh", []readTask{
				{"Tái cấu trúc các cơ sở khám chữa", "và không Covid-19"},
				{"Xác định mô hình bệnh tật hậu Covid-19", "y tế (BHYT)"},
				{"đẩy mạnh chuyển đổi mô hình hoạt động", "trạm y tế"},
				{"Củng cố năng lực hồi sức cấp cứu", "tại bệnh viện"},
				{"triển khai chương trình quản lý và chăm", "bệnh mạn tính"},
			}},
			{"3", "Triển khai các giải pháp giúp ổn định tài chính cho các đơn vị sự nghiệp trong tình hình dịch bệnh kéo dài", []readTask{
				{"Nghiên cứu, đề xuất các cơ chế tài", "bệnh kéo dài"},
				{"Thực hiện thanh, quyết toán chi phí phòng", "đúng thời hạn"},
			}},
			{"4", "Phát triển nguồn nhân lực chăm sóc sức khỏe ban đầu và chuyên khoa sâu", []readTask{
				{"Triển khai hiệu quả đề án nâng cao", "tế cơ sở"},
				{"thực hiện Đề án chuyển đổi Trung tâm", "phương quản lý"},
				{"đào tạo và phát triển nguồn nhân lực", "trong khu vực"},
				{"triển khai các giải pháp thu hút nguồn", "các bệnh viện"},
			}},
			{"5", "Củng cố công tác quản lý của một số đơn vị trực thuộc, xây dựng các đề án trọng tâm về Công nghiệp dược và nâng cao năng lực Trung tâm Kiểm soát bệnh tật TP HCM (HCDC)", []readTask{
				{"Kiện toàn công tác tổ chức bộ máy", "vị trực thuộc"},
				{"Đào tạo, bồi dưỡng năng lực quản lý", "tình hình mới"},
				{"Xây dựng và khởi động đề án nâng", "trong khu vực"},
				{"Nâng cao năng lực cung ứng và quản", "khám chữa bệnh"},
				{"tăng cường giám sát, thanh kiểm tra công", "tế công lập"},
			}},
			{"6", "Triển khai chuyển đổi số, xây dựng dữ liệu lớn của ngành y tế TP", []readTask{
				{"Tạo lập hồ sơ sức khỏe điện tử", "địa bàn TP"},
				{"Xây dựng nền tảng số quản lý dịch", "dịch bệnh Covid-19"},
				{"Triển khai hệ thống điều hành mạng lưới", "ngoài bệnh viện"},
				{"Xây dựng nền tảng liên thông dữ liệu", "khám, chữa bệnh"},
				{"Triển khai thí điểm phần mềm quản lý", "Sở Y tế"},
				{"Xây dựng dữ liệu lớn về chứng chỉ", "hành nghề dược"},
				{"chuyển đổi số công tác quản lý cơ", "và mỹ phẩm"},
			}},
			{"7", "Đẩy nhanh tiến độ các công trình xây dựng và đưa vào sử dụng hiệu quả", []readTask{
				{"Hoàn thành và đưa vào hoạt động các", "tâm Pháp Y"},
				{"đưa các bệnh viện mới xây dựng đi", "Nhân dân 115"},
				{"nâng cấp cơ sở hạ tầng các trạm", "học gia đình"},
			}},
			{"8", "Đẩy mạnh hoạt động truyền thông, tăng cường cải cách thủ tục hành chính hướng đến sự hài lòng của người dân", []readTask{
				{"Xây dựng trang thông tin về tình hình", "dịch bệnh Covid-19"},
				{"Xây dựng, triển khai, đánh giá Bộ tiêu", "tế trực thuộc"},
				{"Xây dựng các kênh kết nối trực tiếp", "tuyến cơ sở"},
			}},
			{"9", "Tăng cường quản lý hành nghề y dược tư nhân", []readTask{
				{"Triển khai thí điểm các cơ chế để", "phòng chống dịch"},
				{"Kiểm tra chất lượng các phòng khám đa", "răng hàm mặt)"},
				{"tăng cường thanh, kiểm tra tuân thủ các", "dược tư nhân"},
			}},
		},
		"001_2f981511c2d5726a.txt": {
			{"1", "Phát triển nguồn nhân lực y tế chất lượng cao từ y tế cơ sở đến y tế chuyên sâu trên địa bàn tỉnh Bình Dương", []readTask{
				{"Hoàn thiện đề án “Phát triển tổng thể", "nhìn đến 2050”"},
				{"xây dựng kế hoạch thành phần triển khai", "nhìn đến 2050”"},
				{"thực hiện đặt hàng đào tạo các loại", "ngành sức khỏe"},
				{"phối hợp với Sở Khoa học và Công", "học cấp tỉnh"},
				{"phối hợp với các trường thuộc khối ngành", "tế chuyên sâu"},
				{"dự thảo kế hoạch sát nhập Chi cục", "soát bệnh tật"},
			}},
			{"2", "Thực hiện đánh giá chất lượng trong lĩnh vực y tế trên địa bàn tỉnh Bình Dương", []readTask{
				{"Dự thảo quy chế phối hợp giữa Sở", "tình hình mới"},
				{"triển khai bộ tiêu chí đánh giá về", "56/QĐ-BYT ngày 08/01/2024)"},
				{"đánh giá và rút kinh nghiệm chất lượng", "địa bàn tỉnh"},
				{"triển khai từ 20 danh mục kỹ thuật", "thuộc tuyến tỉnh"},
				{"xây dựng Kế hoạch chuyển giao kỹ thuật", "năm tiếp theo"},
				{"triển khai từ 5 - 10 danh mục", "cho tuyến dưới"},
				{"từng bước triển khai đánh giá chất lượng", "trên địa bàn"},
			}},
			{"3", "Triển khai chương trình quản lý sức khỏe người dân thuộc nhóm nguy cơ và các chương trình thuộc hệ dự phòng", []readTask{
				{"Xây dựng kế hoạch chương trình tầm soát", "tỉnh Bình Dương"},
				{"tham mưu UBND tỉnh ban hành kế hoạch", "năm tiếp theo"},
				{"tham mưu UBND tỉnh ban hành kế hoạch", "năm tiếp theo”"},
			}},
			{"4", "Củng cố các điều kiện cần để triển khai hiệu quả chuyển đổi số của ngành y tế", []readTask{
				{"Báo cáo thực trạng hạ tầng công nghệ", "từng đơn vị"},
				{"phối hợp sở, ngành có liên quan triển", "của UBND tỉnh"},
				{"triển khai thực hiện nền tảng hồ sơ", "nhóm nguy cơ"},
				{"lập báo cáo đề xuất chủ trương đầu", "hệ thống telehealh"},
				{"lập báo cáo đề xuất chủ trương đầu", "viện thông minh"},
			}},
			{"5", "Triển khai hiệu quả, kịp thời hoạt động đấu thầu thuốc, vật tư, trang thiết bị y tế theo Luật Đấu thầu số 22/2023/QH15", []readTask{
				{"Phổ biến, tập huấn cho giám đốc, cán", "thầu số 22/2023/QH15"},
				{"triển khai đấu thầu thuốc tập trung đảm", "2024 - 2025"},
				{"triển khai đấu thầu hoá chất xét nghiệm,", "2024 - 2025"},
				{"triển khai đấu thầu hoá chất xét nghiệm,", "2024 - 2025"},
				{"hoàn thiện danh mục trang thiết bị y", "từ năm 2024"},
			}},
			{"6", "Tham mưu các cơ chế, chính sách giúp các bệnh viện công lập và các trung tâm y tế tự chủ bền vững", []readTask{
				{"Cập nhật đề án “Triển khai tự chủ", "tỉnh phê duyệt"},
				{"triển khai thí điểm đào tạo cảnh báo", "tâm y tế"},
				{"triển khai giám sát trọng điểm về quản", "đối tài chính"},
				{"tham mưu UBND tỉnh dự thảo Nghị quyết", "vào hoạt động"},
				{"tham mưu UBND tỉnh dự thảo Nghị quyết", "và không BHYT"},
			}},
			{"7", "Đưa 3 bệnh viện đi vào hoạt động hiệu quả trong năm 2024, di dời cụm y tế đường Yersin làm khu tưởng niệm Nguyễn Sinh Sắc và giải quyết dứt điểm tài sản các bệnh viện dã chiến", []readTask{
				{"Đẩy nhanh tiến độ xây dựng kế hoạch", "III năm 2024"},
				{"đẩy nhanh tiến độ xây dựng kế hoạch", "trong năm 2024"},
				{"đẩy nhanh tiến độ xây dựng kế hoạch", "III năm 2024"},
				{"đẩy nhanh tiến độ xây dựng kế hoạch", "III năm 2024"},
				{"đẩy nhanh tiến độ xây dựng kế hoạch", "III năm 2024"},
				{"tham mưu UBND tỉnh giải quyết dứt điểm", "sản cho tặng"},
			}},
			{"8", "Tăng cường các giải pháp nhằm ngăn ngừa, phát hiện kịp thời và xử lý nghiêm các hành vi vi phạm pháp luật trong lĩnh vực y tế", []readTask{
				{"Phổ biến, tập huấn, tuyên truyền các văn", "vực y tế"},
				{"đẩy mạnh phối hợp với các cơ quan", "tỉnh Bình Dương"},
				{"phối hợp Công an tỉnh Bình Dương chọn", "có trọng điểm"},
			}},
			{"9", "Cụ thể hóa các hoạt động ưu tiên phát triển y tế vùng theo tinh thần đã thống nhất và ký kết", []readTask{
				{"Phát triển hệ thống giám sát, cảnh báo", "đã ký kết"},
				{"phối hợp với Sở Y tế các tỉnh,", "khám, chữa bệnh"},
				{"thống nhất với Sở Y tế các tỉnh,", "quy mô vùng"},
			}},
		},
		"002_5760a9b34ac45f68.txt": {
			{"1", "Nâng cao nhận thức, trách nhiệm củng cố, hoàn thiện, nâng cao chất lượng hoạt động của y tế cơ sở", []readTask{
				{"Tổ chức nghiên cứu, quán triệt, tuyên truyền,", "tỉnh Thái Bình."},
				{"Thông tin, truyền thông, vận động, nâng cao", "khoẻ cá nhân."},
				{"Tăng cường lãnh đạo, chỉ đạo, kiểm tra,", "vi phụ trách."},
				{"Đa dạng hoá các hoạt động truyền thông,", "khoẻ toàn dân."},
				{"Phân công nhiệm vụ cụ thể cho các", "gian tiếp theo."},
			}},
			{"2", "Nâng cao hiệu quả quản lý Nhà nước, trách nhiệm phối hợp của các cơ quan, tổ chức trong xây dựng, triển khai thực hiện chủ trương, chính sách, pháp luật về y tế cơ sở", []readTask{
				{"Tăng cường công tác quản lý Nhà nước", "vị y tế."},
				{"Triển khai đầy đủ các chính sách, pháp", "toàn thực phẩm."},
				{"Khuyến khích các cơ sở y tế tư", "khỏe cá nhân."},
				{"Sắp xếp, kiện toàn tổ chức, bộ máy", "quyền phê duyệt."},
				{"Phối hợp triển khai mô hình tổ chức,", "tế cơ sở."},
				{"Hệ thống y tế cơ sở triển khai", "tế trường học."},
			}},
			{"3", "Tăng cường đầu tư cho y tế cơ sở gắn với đổi mới cơ chế tài chính, nâng cao hiệu quả sử dụng ngân sách Nhà nước", []readTask{
				{"Phân bổ ngân sách cho y tế cơ", "tế cơ bản."},
				{"Chi trả theo hướng khuyến khích cung ứng", "tại cộng đồng."},
				{"Tham mưu đề xuất tăng cường nguồn lực", "hiện bệnh sớm."},
				{"Vận động tổ chức, cá nhân trong và", "tế cơ sở."},
				{"Rà soát trang thiết bị của các cơ", "có chất lượng."},
				{"Thực hiện các chính sách khuyến khích và", "trên địa bàn."},
			}},
			{"4", "Nâng cao chất lượng nguồn nhân lực y tế cơ sở", []readTask{
				{"Bố trí, sắp xếp đội ngũ cán bộ", "năng, nhiệm vụ."},
				{"Tăng cường đào tạo, bồi dưỡng cho đội", "khoa liên tục."},
				{"Tham mưu thực hiện chính sách thu hút", "tế cơ sở."},
				{"Củng cố, phát triển mạng lưới y tế", "trường, lối sống."},
			}},
			{"5", "Đổi mới phương thức hoạt động của y tế cơ sở", []readTask{
				{"Chú trọng phòng bệnh, nâng cao sức khỏe,", "tại địa phương."},
				{"Phát triển mô hình bác sĩ gia đình,", "vùng khó khăn."},
				{"Rà soát, đánh giá một số trạm y", "sóc sức khỏe."},
				{"Triển khai đồng bộ hệ thống công nghệ", "trong cả nước."},
			}},
		},
		"003_d87283f6a6750dc7.txt": {
			{"", "Nhiệm vụ 3 tháng cuối năm 2023", []readTask{
				{"tiếp tục quan tâm củng cố, đảm bảo chất", "cả các tuyến"},
				{"tăng cường giám sát, bám sát diễn biến dịch", "trong cộng đồng"},
				{"Chủ động rà soát, tuyên truyền cho người dân", "Bộ Y tế"},
				{"thực hiện có hiệu quả các Nghị quyết của", "ủy thông qua"},
				{"Hoàn thiện hồ sơ, tài liệu trình HĐND tỉnh", "2023 – 2025"},
				{"Tăng cường công tác đào tạo, phát triển nguồn", "chức, cán bộ"},
				{"tiếp tục thực hiện mô hình “Nguồn nhân lực", "tế được giao"},
				{"Đẩy mạnh hơn nữa việc ứng dụng công nghệ", "vực y tế"},
				{"Tiếp tục quán triệt, chỉ đạo các cơ quan,", "quan, đơn vị"},
				{"Tập trung triển khai các giải pháp củng cố,", "khám chữa bệnh"},
				{"xây dựng cơ chế thu hút, đào tạo nguồn", "chất lượng cao"},
				{"hoàn thiện quy trình, tháo gỡ khó khăn, vướng", "khám chữa bệnh"},
			}},
		},
		"004_35861c9c361e2386.txt": {
			{"1", "khởi động chương trình phát triển nguồn nhân lực y tế chất lượng cao từ y tế cơ sở đến y tế chuyên sâu", []readTask{{"khởi động chương trình phát triển nguồn nhân", "tế chuyên sâu"}}},
			{"2", "thực hiện quản lý sức khỏe người dân thuộc nhóm nguy cơ", []readTask{{"thực hiện quản lý sức khỏe người dân", "nhóm nguy cơ"}}},
			{"3", "củng cố các điều kiện cần để triển khai hiệu quả chuyển đổi số của ngành y tế", []readTask{{"củng cố các điều kiện cần để triển", "ngành y tế"}}},
			{"4", "vận dụng Nghị quyết 98 xây dựng hệ sinh thái đổi mới sáng tạo trong lĩnh vực y tế", []readTask{{"vận dụng Nghị quyết 98 xây dựng hệ", "vực y tế"}}},
			{"5", "triển khai hiệu quả hoạt động đấu thầu thuốc, vật tư, trang thiết bị y tế theo Luật đấu thầu số 22/2023/QH15", []readTask{{"triển khai hiệu quả hoạt động đấu thầu", "thầu số 22/2023/QH15"}}},
			{"6", "tham mưu các cơ chế, chính sách giúp các bệnh viện công lập tự chủ bền vững", []readTask{{"tham mưu các cơ chế, chính sách giúp", "chủ bền vững"}}},
			{"7", "đưa 3 bệnh viện cửa ngõ đi vào hoạt động hiệu quả trong năm 2024", []readTask{{"đưa 3 bệnh viện cửa ngõ đi vào", "trong năm 2024"}}},
			{"8", "cụ thể hóa các hoạt động ưu tiên phát triển y tế vùng", []readTask{{"cụ thể hóa các hoạt động ưu tiên", "y tế vùng"}}},
			{"9", "bổ sung các bộ tiêu chí đánh giá chất lượng trong lĩnh vực y tế trên địa bàn TP", []readTask{{"bổ sung các bộ tiêu chí đánh giá", "địa bàn TP"}}},
			{"10", "tăng cường các giải pháp nhằm ngăn ngừa, phát hiện kịp thời và xử lý nghiêm các hành vi vi phạm pháp luật trong lĩnh vực y tế", []readTask{{"tăng cường các giải pháp nhằm ngăn ngừa,", "vực y tế"}}},
		},
	}
}
