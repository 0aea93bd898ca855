package view

// sampleText is the text of the sample plan: an article of Bình Dương's health department of 17/01/2024 on its
// "9 nhóm, 43 nhiệm vụ", with its misspellings.
const sampleText = `Bình Dương: Ngành y tế triển khai 9 nhóm hoạt động trọng tâm của năm 2024

Sáng ngày 17/1, Sở Y tế Bình Dương thông tin về 9 nhóm, 43 nhiệm vụ hoạt động trọng tâm của ngành y tế Bình Dương năm 2024.
17/01/2024 14:34
Sở Y tế tỉnh Bình Dương

Sở Y tế tỉnh Bình Dương

Nhóm 1: Phát triển nguồn nhân lực y tế chất lượng cao từ y tế cơ sở đến y tế chuyên sâu trên địa bàn tỉnh Bình Dương.

Hoàn thiện đề án “Phát triển tổng thể ngành y tế tỉnh Bình Dương giai đoạn 2023 - 2030 tầm nhìn đến 2050”; xây dựng kế hoạch thành phần triển khai đề án “Phát triển tổng thể ngành y tế tỉnh Bình Dương giai đoạn 2023 - 2030 tầm nhìn đến 2050”; thực hiện đặt hàng đào tạo các loại hình nhân viên y tế với các trường thuộc khối ngành sức khỏe; phối hợp với Sở Khoa học và Công nghệ thực hiện bản ghi nhớ thỏa thuận hợp tác về đổi mới sáng tạo trong lĩnh vực y tế, định hướng các hoạt động tiếp theo trong giai đoạn 2024 - 2025 và triển khai 1 công trình nghiên cứu khoa học cấp tỉnh; phối hợp với các trường thuộc khối ngành sức khỏe và các bệnh viện đầu ngành trong việc thu hút các chuyên gia trong và ngoài nước đến hỗ trợ, chuyển giao, phát triển các kỹ thuật y tế chuyên sâu; dự thảo kế hoạch sát nhập Chi cục Dân số - Kế hoạch hóa gia đình (DS-KHHGĐ) vào Sở Y tế và trung tâm chăm sóc sức khỏe sinh sản (CSSKSS) vào Khoa Sản Bệnh viện Đa khoa tỉnh và Trung tâm Kiểm soát bệnh tật.

Nhóm 2: Thực hiện đánh giá chất lượng trong lĩnh vực y tế trên địa bàn tỉnh Bình Dương.

Dự thảo quy chế phối hợp giữa Sở Y tế với UBND các huyện, thị, thành phố và thống nhất thực hiện chỉ thị 25-CT/TW của ban bí thư về tiếp tục nâng cao chất lượng hoạt động của y tế cơ sở trong tình hình mới; triển khai bộ tiêu chí đánh giá về phương pháp đo lường hài lòng của người dân đối với dịch vụ công giai đoạn 2024 - 2030 trên địa bàn tỉnh (theo Quyết định 56/QĐ-BYT ngày 08/01/2024); đánh giá và rút kinh nghiệm chất lượng cấp cứu ngoài bệnh viện từ tổng đài 1022 trên địa bàn tỉnh; triển khai từ 20 danh mục kỹ thuật mới, kỹ thuật vượt tuyến trở lên thuộc tuyến tỉnh; xây dựng Kế hoạch chuyển giao kỹ thuật giai đoạn 2024 - 2025 và những năm tiếp theo; triển khai từ 5 - 10 danh mục kỹ thuật mới, kỹ thuật vượt tuyến thuộc tuyến huyện, chuyển giao các kỹ thuật mới cho tuyến dưới; từng bước triển khai đánh giá chất lượng của các phòng khám đa khoa tư nhân và phòng khám chuyên khoa trên địa bàn.

Nhóm 3: Triển khai chương trình quản lý sức khỏe người dân thuộc nhóm nguy cơ và các chương trình thuộc hệ dự phòng.

Xây dựng kế hoạch chương trình tầm soát các bệnh không lây nhiễm và chăm sóc sức khỏe tâm thần cho người dân tỉnh Bình Dương, hướng đến mục tiêu quản lý toàn diện người mắc bệnh không lây nhiễm trên địa bàn tỉnh Bình Dương; tham mưu UBND tỉnh ban hành kế hoạch chung về triển khai khám sức khỏe cho người cao tuổi đang sinh sống trên địa bàn tỉnh Bình Dương 2024 - 2025 và những năm tiếp theo; tham mưu UBND tỉnh ban hành kế hoạch chung về “Quản lý sức khỏe phụ nữ mang thai, trẻ sơ sinh, trẻ em, vị thành niên và người cao tuổi trên địa bàn tỉnh Bình Dương giai đoạn 2024 - 2025 và những năm tiếp theo”.

Nhóm 4: Củng cố các điều kiện cần để triển khai hiệu quả chuyển đổi số của ngành y tế.

Báo cáo thực trạng hạ tầng công nghệ thông tin của các cơ sở y tế, tham mưu UBND tỉnh có  chính sách hỗ trợ kinh phí để nâng cấp hạ tầng công nghệ thông tin đáp ứng yêu cầu chuyển đổi số của từng đơn vị; phối hợp sở, ngành có liên quan triển khai số hóa hồ sơ, kết quả giải quyết thủ tục hành chính công của ngành y tế tỉnh theo quy định chung của UBND tỉnh; triển khai thực hiện nền tảng hồ sơ sức khỏe điện tử theo hướng tích hợp dữ liệu sức khỏe từ chương trình quản lý sức khỏe người dân thuộc nhóm nguy cơ; lập báo cáo đề xuất chủ trương đầu tư triển khai hệ thống telehealh; lập báo cáo đề xuất chủ trương đầu tư triển khai bệnh án điện tử tiến tới triển khai bệnh viện thông minh.

Nhóm 5: Triển khai hiệu quả, kịp thời hoạt động đấu thầu thuốc, vật tư, trang thiết bị y tế theo Luật Đấu thầu số 22/2023/QH15.

Phổ biến, tập huấn cho giám đốc, cán bộ tham gia công tác đấu thầu của các đơn vị trực thuộc những văn bản hướng dẫn thực hiện Luật Đấu thầu số 22/2023/QH15; triển khai đấu thầu thuốc tập trung đảm bảo cung ứng đủ thuốc cho toàn tỉnh năm 2024 - 2025; triển khai đấu thầu hoá chất xét nghiệm, vật tư y tế đảm bảo cung ứng đủ thuốc cho Bệnh viện Đa khoa tỉnh, bệnh viện và các trung tâm chuyên khoa tuyến tỉnh năm 2024 - 2025; triển khai đấu thầu hoá chất xét nghiệm, vật tư y tế đảm bảo cung ứng đủ thuốc cho đơn vị tuyến huyện năm 2024 - 2025; hoàn thiện danh mục trang thiết bị y tế cần mua sắm tập trung từ năm 2024.

Nhóm 6: Tham mưu các cơ chế, chính sách giúp các bệnh viện công lập và các trung tâm y tế tự chủ bền vững.

Cập nhật đề án “Triển khai tự chủ tài chính theo Nghị định 60/2021/NĐ-CP” theo hướng giúp các đơn vị sự nghiệp công lập ngành y tế tỉnh Bình Dương phát triển bền vững, trình UBND tỉnh phê duyệt; triển khai thí điểm đào tạo cảnh báo tài chính dành cho giám đốc các bệnh viện, các trung tâm y tế; triển khai giám sát trọng điểm về quản lý tài chính đối với các bệnh viện, trung tâm y tế thuộc nhóm nguy cơ mất cân đối tài chính; tham mưu UBND tỉnh dự thảo Nghị quyết trình HĐND tỉnh về kinh phí hoạt động của bệnh viện 1.500 giường trong giai đoạn đầu đi vào hoạt động; tham mưu UBND tỉnh dự thảo Nghị quyết trình HĐND tỉnh triển khai Thông tư 21/2023/TT-BYT và Thông tư 22/2023/TT-BYT về giá thu dịch vụ y tế BHYT và không BHYT.

Nhóm 7: Đưa 3 bệnh viện đi vào hoạt động hiệu quả trong năm 2024, di dời cụm y tế đường Yersin làm khu tưởng niệm Nguyễn Sinh Sắc và giải quyết dứt điểm tài sản các bệnh viện dã chiến.

Đẩy nhanh tiến độ xây dựng kế hoạch và nguồn kinh phí di dời và vận hành bệnh viện 1.500 giường đi vào hoạt động trong quý III năm 2024; đẩy nhanh tiến độ xây dựng kế hoạch di dời và vận hành 2 bệnh viện khu Phú Chánh đi vào hoạt động trong năm 2024; đẩy nhanh tiến độ xây dựng kế hoạch và nguồn kinh phí di dời và vận hành Trung tâm Kiểm soát bệnh tạt tỉnh, Bệnh viện Y học cổ truyền tỉnh, Pháp Y từ cụm Yersin vào hoạt động tại bệnh viện 512 trong quý III năm 2024; đẩy nhanh tiến độ xây dựng kế hoạch và nguồn kinh phí di dời và vận hành Trung tâm Kiểm nghiệm tỉnh từ cụm Yersin vào hoạt động tại trung tâm sức khoẻ lao động và môi trường củ trong quý III năm 2024; đẩy nhanh tiến độ xây dựng kế hoạch và nguồn kinh phí di dời và vận hành trung tâm giám định y khoa tỉnh từ cụm Yersin vào hoạt động tại Ban Bảo vệ, Chăm sóc sức khỏe Cán bộ trong quý III năm 2024; tham mưu UBND tỉnh giải quyết dứt điểm tài sản bệnh viện dã chiến số 5, số 6 và các tài sản cho tặng.

Nhóm 8: Tăng cường các giải pháp nhằm ngăn ngừa, phát hiện kịp thời và xử lý nghiêm các hành vi vi phạm pháp luật trong lĩnh vực y tế.

Phổ biến, tập huấn, tuyên truyền các văn bản hướng dẫn các quy định pháp luật liên quan đến các hành vi vi phạm trong lĩnh vực y tế; đẩy mạnh phối hợp với các cơ quan chức năng có liên quan trong công tác thanh tra, kiểm tra việc tuân thủ các quy định pháp luật trong hành nghề y, dược, quảng cáo liên quang đến ngành sức khoẻ trên địa bàn tỉnh Bình Dương; phối hợp Công an tỉnh Bình Dương chọn những “vấn đề nóng” trong hoạt động khám, chữa bệnh để xử lý nghiêm, có trọng điểm.

Nhóm 9: Cụ thể hóa các hoạt động ưu tiên phát triển y tế vùng theo tinh thần đã thống nhất và ký kết.

Phát triển hệ thống giám sát, cảnh báo dịch bệnh trên địa bàn tỉnh Bình Dương và các tỉnh, thành vùng Đông Nam bộ, đặc biệt 6 tỉnh vùng đã ký kết; phối hợp với Sở Y tế các tỉnh, thành vùng Đông Nam bộ xây dựng kế hoạch về tạo lập dữ liệu dùng chung về quản lý hành nghề khám, chữa bệnh; thống nhất với Sở Y tế các tỉnh, thành vùng Đông Nam bộ về kế hoạch hình thành mạng lưới cấp cứu đột quỵ và điều trị ung thư theo quy mô vùng.

Đức Tường

 
comment Bình luận

largeer`
