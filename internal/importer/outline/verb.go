package outline

import "strings"

// actionVerbs are the verbs with which official Vietnamese opens a task. An entry of one syllable stands for
// itself, so those that are also nouns in this language (công tác, kế hoạch, sở …) are left out.
var actionVerbs = wordSet(`
triển khai; thực hiện; thực hành; tổ chức; xây dựng; hoàn thiện; hoàn thành; hoàn tất; tăng cường; đẩy mạnh; đẩy nhanh; đẩy lùi;
nâng cao; nâng cấp; nâng; phát triển; phát huy; phát động; phát hiện; phát hành; củng cố; kiện toàn; rà soát; kiểm tra; kiểm soát;
kiểm định; kiểm nghiệm; kiểm kê; giám sát; giám định; thanh tra; thanh quyết toán; thanh toán; quyết toán; thanh, kiểm tra; thanh, quyết toán; thanh kiểm tra;
tham mưu; trình; đề xuất; kiến nghị; ban hành; dự thảo; soạn thảo; phối hợp; chủ trì; chủ động; tiếp tục; tập trung; tập huấn;
đào tạo; bồi dưỡng; tuyển dụng; thu hút; bố trí; sắp xếp; điều động; luân phiên; luân chuyển; cử; phân công; phân bổ; phân cấp; phân luồng;
phân loại; phân tích; giao; chỉ đạo; lãnh đạo; quán triệt; phổ biến; tuyên truyền; truyền thông; thông tin; vận động; huy động;
khuyến khích; khuyến cáo; hỗ trợ; giúp; tạo; tạo lập; thiết lập; thành lập; lập; lựa chọn; chọn; đánh giá; tổng kết; sơ kết; tổng hợp;
báo cáo; theo dõi; đôn đốc; quản lý; quản trị; điều hành; điều trị; điều tra; điều chỉnh; vận hành; khai thác; sử dụng; áp dụng; ứng dụng;
vận dụng; cập nhật; số hóa; chuyển đổi; chuyển giao; chuyển; kết nối; tích hợp; liên thông; liên kết; chia sẻ; công bố; công khai; đăng ký; đăng tải;
cung cấp; cung ứng; đảm bảo; bảo đảm; bảo vệ; duy trì; giữ vững; giữ; ổn định; khôi phục; phục hồi; khắc phục; tháo gỡ; giải quyết; xử lý;
xử phạt; ngăn ngừa; ngăn chặn; phòng, chống; phòng chống; phòng ngừa; phòng; ứng phó; ứng trực; sẵn sàng; chuẩn bị; đáp ứng; thích ứng; đấu thầu;
mua sắm; mua; đầu tư; đề nghị; yêu cầu; khởi công; khởi động; khánh thành; đưa; mở rộng; mở; đa dạng; đổi mới; cải cách; cải tiến; cải tạo;
cải thiện; sửa chữa; sửa đổi; bổ sung; nghiên cứu; khảo sát; xác định; quy hoạch; lồng ghép; gắn; tái cấu trúc; cơ cấu; tinh gọn; hợp nhất; sáp nhập; sát nhập;
bàn giao; tiếp nhận; thu dung; cấp; cấp phát; cấp cứu; khám; khám bệnh; chữa bệnh; chăm sóc; tiêm; tiêm chủng; sàng lọc; tầm soát; tư vấn; xét nghiệm; điều phối; phấn đấu;
hướng dẫn; hướng đến; hướng tới; xúc tiến; hợp tác; ký kết; ký; đàm phán; thống nhất; thẩm định; phê duyệt; cho phép; chấp hành; tuân thủ; chấn chỉnh;
siết chặt; nghiêm cấm; kỷ luật; khen thưởng; tôn vinh; biểu dương; động viên; chăm lo; quan tâm; chú trọng; ưu tiên; coi trọng; đặc biệt chú trọng; từng bước;
khẩn trương; tích cực; kịp thời; nhanh chóng; thường xuyên; định kỳ; kiên quyết; cương quyết; nghiêm túc; bám sát; nắm bắt; nắm chắc; nắm; dự báo; cảnh báo; dự phòng;
lắp đặt; trang bị; vận chuyển; bảo quản; bảo dưỡng; dự trữ; tiếp cận; đặt hàng; đặt; thí điểm; nhân rộng; mô phỏng; diễn tập; tổng rà soát; hậu kiểm; tiền kiểm;
nội kiểm; ngoại kiểm; hiệu chuẩn; lấy mẫu; lấy ý kiến; lấy; xác minh; xác nhận; chứng nhận; công nhận; cắt giảm; giảm; hạn chế; rút ngắn; tiết kiệm; chống; loại trừ; loại bỏ; thanh lý;
khử khuẩn; khoanh vùng; cách ly; truy vết; phun; diệt; vệ sinh; thu gom; tiêu hủy; giải ngân; chi trả; chi; thu; hạch toán; cân đối; tự chủ; giao quyền; đăng kiểm;
tham gia; tham dự; tham vấn; góp ý; hoạch định; cụ thể hóa; thể chế hóa; chuẩn hóa; hiện đại hóa; xã hội hóa; tự động hóa; tối ưu hóa; đơn giản hóa; đa dạng hóa; tin học hóa; chính quy hóa;
cử tuyển; tuyển chọn; tuyển; bổ nhiệm; miễn nhiệm; quy định; quyết định; chịu trách nhiệm; làm; làm tốt; thúc đẩy; kêu gọi; tìm kiếm; tranh thủ; khơi dậy; lan tỏa; tri ân; di dời;
xem xét; đề ra; thông qua; tổng điều tra; đối chiếu; đối thoại; tiếp công dân; tiếp thu; tiếp xúc; trả lời; giải trình; giải đáp; phản hồi; phản ánh; phúc tra; minh bạch; lưu trữ; lưu ý; cài đặt; chạy thử;
không để; không ngừng; tránh; bảo tồn; kế thừa; đồng bộ; đồng hành; đồng loạt; thay thế; thay đổi; thuê; thẩm tra; tố giác; bắt buộc; thống kê; rèn luyện; thi đua; hưởng ứng; treo; viết; in; nêu cao; nêu gương; tăng;
cập nhập; quan trắc; giải phóng; đấu nối; kê đơn; kê khai; đo lường; đo; hội chẩn; phẫu thuật; can thiệp; ghép; mời; gửi; nộp; thông báo; thông tuyến; hội nhập; du nhập; sản xuất; nhập; chế biến; trồng; nuôi; nuôi dưỡng; đón; đón tiếp; tiễn; xóa; chấm dứt; đình chỉ; thu hồi; cưỡng chế; kiềm chế; khống chế; dập dịch; bao phủ; che phủ; phủ; vượt; đạt; cử cán bộ; phát sóng; đăng; đưa tin; dựng; tu bổ; tu sửa; trùng tu; bồi hoàn; hoàn trả; hoàn; bồi thường; cho vay; vay; tài trợ; trao; tặng; trợ giúp; trợ cấp; cứu trợ; cứu chữa; cứu; vươn lên; hành động; tiến hành; tiến tới; thu thập; thu nhận; thiết kế; thi công; nghiệm thu; đưa vào; tham khảo; học tập; quảng bá; tôn tạo; tạo điều kiện; ra quân; sớm; tổng vệ sinh; giới thiệu; chuẩn y; bình chọn; đề bạt; nhận diện; nhận; kích hoạt; phân vùng; phân tuyến; phân quyền; tách; chia; tính; tính toán; ước tính; dự toán; lập dự toán; lập kế hoạch; khoán; dừng; tạm dừng; gia hạn; tích lũy; tận dụng; điều chuyển; xếp; niêm yết; nghiêm`)

// nounsLikeVerbs are words that begin like a verb of actionVerbs and are none.
var nounsLikeVerbs = wordSet(`
chi cục; chi bộ; chi hội; chi nhánh; chi phí; chi đoàn; thu nhập; thu chi; phòng khám; phòng y; phòng nghiệp; phòng kế; phòng tổ; phòng tài; phòng quản; phòng hành;
phòng công; phòng dân; phòng giáo; phòng lao; phòng văn; phòng kiểm; phòng thanh; phòng xét; phòng chức; phòng chuyên; phòng ban; phòng mổ; phòng bảo; phòng thuộc; trình độ; giao thông; giao ban; ban hành kèm; làm việc;
cấp ủy; cấp huyện; cấp xã; cấp tỉnh; cấp trên; cấp dưới; cấp cơ; cấp thôn; in ấn; chuyển biến; tăng trưởng; tổ chức đảng; tổ chức đoàn; lãnh đạo sở; lãnh đạo ubnd; lãnh đạo tỉnh; lãnh đạo các; lãnh đạo bộ; lãnh đạo thành; lãnh đạo đơn; lãnh đạo phòng;
đạt được; thống kê cho; quyết định số; quy định tại; báo cáo số; thông báo số; thu thuế; kỷ luật lao; đại diện; chọn lọc; tính đến; tính riêng; tính từ; nhận thức; nhận định; ghép tạng; mời gọi; sớm nhất; đón xuân; nghiêm trọng; đo đạc; truyền thông xã; chi tiết; chi tiêu; phòng bệnh viện; thu sự; cấp độ; cấp số; lập luận; nâng lương; sản xuất kinh; chia tay; giao dịch; giao lưu; đặt ra; mở đầu; lấy nhau; in lại; xếp thứ; xếp hạng; nhập cảnh; nhập viện; nộp hồ; gửi bài; viết tắt; treo biển; phủ sóng; vay vốn; trao đổi; nuôi con; hoàn cảnh; hoàn toàn; tránh xa; đăng lúc; hành động vì; sử dụng đất`)

// wordSet reads a list of phrases parted by semicolons.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Split(list, ";") {
		set[strings.Join(leading(lowered(w), 4), " ")] = true
	}
	return set
}

// beginsWithVerb says whether the lower-case text begins with an action verb.
func beginsWithVerb(low string) bool { return verbLength(low) > 0 }

// verbLength is the number of syllables of the action verb at the start of the lower-case text, or 0.
func verbLength(low string) int {
	head := leading(low, 3)
	if len(head) == 0 {
		return 0
	}
	two, three := "", ""
	if len(head) > 1 {
		two = head[0] + " " + head[1]
	}
	if len(head) > 2 {
		three = two + " " + head[2]
	}
	if nounsLikeVerbs[two] || nounsLikeVerbs[three] {
		return 0
	}
	switch {
	case three != "" && actionVerbs[three]:
		return 3
	case two != "" && actionVerbs[two]:
		return 2
	case actionVerbs[head[0]]:
		return 1
	}
	return 0
}
