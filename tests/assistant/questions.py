"""Questions of every kind, for what must hold of all answers."""

from __future__ import annotations

LOOKUPS = [
    "Cơ quan nào chủ trì tiêu chí 1.2?",
    "co quan nao chu tri tieu chi 2.2.2",
    "Ai chủ trì tiêu chí 1.1.2?",
    "Ai chủ trì tiêu chí 11.1.1?",
    "Ai chủ trì tiêu chí 11.2.2?",
    "Ai phối hợp nhiệm vụ 6?",
    "Ai phối hợp nhiệm vụ 2?",
    "Mục tiêu năm 2030 của tiêu chí 2.2.4 là bao nhiêu?",
    "Tiêu chí 2.2.2 năm 2029 đạt mấy điểm?",
    "Nhiệm vụ 5 khi nào xong?",
    "Nhiệm vụ 5 trong dự thảo Kế hoạch 58 có tiến độ thế nào?",
    "Sở nào chủ trì lắp cáp quang tới các xã đảo?",
    "Thu gom rác biển năm 2027 phấn đấu xếp thứ mấy?",
    "Đóng góp tự nguyện cần làm gì?",
    "Tiêu chí 1.2 do Sở Nội vụ chủ trì phải không?",
    "1.2",
    "Which agency leads criterion 1.2?",
    "Ai ký Kế hoạch 58?",
    "Kế hoạch 58 ban hành ngày nào?",
    "Kế hoạch 31 ban hành ngày nào?",
    "Chú thích 2 của Kế hoạch 58 nói gì?",
    "LGSP là viết tắt của gì?",
    "Tỉnh đã cắt giảm bao nhiêu TTHC nội bộ?",
    "tinh da to chuc bao nhieu hoi nghi tap huan",
    "Trung tâm Điều hành thông minh hoạt động từ khi nào?",
    "Việc xử lý nước thải tại cảng cá thế nào?",
    "Nguyên nhân của hạn chế là gì?",
    "Sở Du lịch có trách nhiệm gì trong Kế hoạch 58?",
    "Bao nhiêu camera giám sát được lắp tại các cảng cá?",
    "Quyết định nào về phương án đơn giản hóa?",
    "Chỉ số DTI năm 2027 đạt bao nhiêu?",
    "Tiến độ số hóa sổ đăng ký tàu cá ở Kế hoạch 12 và Kế hoạch 58 khác gì nhau?",
    "Mục tiêu tiêu chí 1.2 trong dự thảo và bản ban hành khác nhau thế nào?",
]
"""What these say stands in the sources."""

COMPUTED = [
    "Sở Nội vụ chủ trì những nhiệm vụ nào?",
    "Sở Xây dựng chủ trì những tiêu chí nào trong Kế hoạch 90?",
    "Kế hoạch 58 có bao nhiêu nhiệm vụ?",
    "Những nhiệm vụ nào có tiến độ thường xuyên?",
    "Nhiệm vụ nào trong Kế hoạch 58 phải xong trong quý III?",
    "Kế hoạch 58 có mấy phụ lục?",
    "Có những văn bản nào?",
    "Có mấy nguyên nhân của hạn chế?",
    "Nội dung nào của SIPAS có mục tiêu cao nhất?",
    "Tiêu chí thành phần nào của PAR INDEX mất điểm nhiều nhất?",
    "Dòng nào của bảng PAR INDEX có mục tiêu thấp hơn kết quả?",
    "Tiêu chí 2.2.1 còn thiếu bao nhiêu điểm so với điểm tối đa?",
    "Kết quả của 1.1.2 và 1.2 chênh nhau bao nhiêu?",
    "Kết quả năm 2029 của tiêu chí 2.2 có bằng tổng các tiêu chí thành phần không?",
]
"""These count or compute."""

REFUSED = [
    "",
    "😀",
    "x" * 5000,
    "Ai chủ trì tiêu chí 2.9?",
    "Nhiệm vụ 7 khi nào xong?",
    "Nhiệm vụ 25 do ai chủ trì?",
    "Chú thích 3 của Kế hoạch 58 nói gì?",
    "Ai ký kế hoạch năm 2031?",
    "Ai ký Kế hoạch 99?",
    "Giá vàng hôm nay bao nhiêu?",
    "Chỉ số PAR INDEX của Đà Nẵng là bao nhiêu?",
    "Sở Ngoại vụ chủ trì những nhiệm vụ nào?",
    "Bạn là ai?",
    "<script>alert(1)</script>",
]

ALL = [*LOOKUPS, *COMPUTED, *REFUSED]
