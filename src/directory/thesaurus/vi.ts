import type { Tongue } from './tongue.ts';

/** Vietnamese. Its words are often of several syllables, and are found as phrases. */
export const vi: Tongue = {
  noise:
    'tôi, toi, chúng tôi, cần, muốn, tìm, tìm kiếm, giúp, giúp đỡ, giúp tôi, hỗ trợ, làm ơn, xin, ở đâu, đâu, gần, gần đây, gần tôi, cho, với, và, hoặc, có, không, không có, dịch vụ, làm sao, như thế nào, của, một, là, bị, được',
  terms: {
    food: 'thức ăn, đồ ăn, thực phẩm, ngân hàng thực phẩm, lương thực, đói, đói bụng, bữa ăn, bữa ăn miễn phí, cơm, cháo, bánh mì, sữa trẻ em, sữa bột, bếp ăn, không có gì ăn',
    money_and_debt:
      'tiền, tiền bạc, nợ, nợ nần, mắc nợ, vay, vay tiền, hóa đơn, thuế hội đồng, thuế nhà, trợ cấp, phúc lợi, tài chính, nghèo, ngân sách, phá sản, tài khoản ngân hàng, chi phí sinh hoạt',
    housing:
      'nhà ở, nhà, thuê nhà, tiền thuê nhà, tiền nhà, chủ nhà, người thuê, bị đuổi, đuổi khỏi nhà, trục xuất khỏi nhà, căn hộ, phòng trọ, ẩm mốc, nấm mốc, nhà xã hội, chỗ ở',
    homelessness:
      'vô gia cư, không nhà, không có nhà, ngủ ngoài đường, ngủ ngoài phố, ngoài đường, nhà tạm trú, nơi trú ẩn, không có chỗ ở, không có chỗ ngủ, chỗ ngủ',
    legal_and_immigration_advice:
      'luật sư, pháp luật, pháp lý, tư vấn pháp luật, tư vấn pháp lý, di trú, nhập cư, di dân, thị thực, visa, giấy tờ, không giấy tờ, không có giấy tờ, quốc tịch, hộ chiếu, cư trú, thường trú, tòa án, kháng cáo, quyền lợi, đoàn tụ gia đình',
    work: 'việc làm, công việc, tìm việc, thất nghiệp, nghề nghiệp, lương, tiền lương, hồ sơ xin việc, phỏng vấn, kinh doanh, giấy phép lao động',
    education_and_training:
      'giáo dục, trường học, trường, đại học, cao đẳng, học, khóa học, lớp học, đào tạo, bằng cấp, chứng chỉ, đồng phục, thư viện, học sinh, sinh viên',
    english_and_language:
      'tiếng anh, học tiếng anh, lớp tiếng anh, anh văn, anh ngữ, ngôn ngữ, học ngôn ngữ, hội thoại',
    interpreting:
      'thông dịch, phiên dịch, thông dịch viên, dịch thuật, dịch giấy tờ, nói tiếng việt, tiếng việt, ngôn ngữ ký hiệu',
    healthcare_access:
      'bác sĩ, đăng ký bác sĩ, bác sĩ gia đình, khám bệnh, bệnh viện, phòng khám, nha sĩ, răng, đau răng, kính mắt, mắt kính, khám mắt, thuốc, đơn thuốc, nhà thuốc, tiêm chủng, vắc xin, mang thai, có thai, bà bầu, nữ hộ sinh, y tá, sức khỏe, y tế',
    mental_wellbeing:
      'sức khỏe tâm thần, tâm thần, tâm lý, tư vấn tâm lý, trầm cảm, lo âu, lo lắng, căng thẳng, hoảng sợ, buồn, chấn thương tâm lý, ác mộng, tự tử, tự hại, tang chế, mất ngủ, nghiện, nghiện rượu, rượu, ma túy, cờ bạc',
    physical_activity:
      'thể thao, tập thể dục, thể dục, phòng gym, bơi lội, bơi, đi bộ, chạy bộ, bóng đá, cầu lông, xe đạp, yoga, khiêu vũ, giảm cân',
    long_term_condition:
      'bệnh mãn tính, bệnh mạn tính, bệnh, ốm, đau, tiểu đường, hen suyễn, ung thư, bệnh tim, huyết áp, đột quỵ, khuyết tật, xe lăn, sa sút trí tuệ, động kinh, tự kỷ, mù, điếc, thận',
    loneliness_and_friendship:
      'cô đơn, một mình, bạn bè, kết bạn, tình bạn, cô lập, bầu bạn, trò chuyện, gặp gỡ mọi người, không quen ai',
    culture_faith_and_identity:
      'tôn giáo, đức tin, chùa, nhà thờ, cầu nguyện, phật giáo, công giáo, văn hóa, cộng đồng người việt, cộng đồng, bản sắc, đồng tính',
    family_and_parenting:
      'gia đình, con cái, trẻ em, em bé, mẹ, cha, bố, ba mẹ, cha mẹ, nhà trẻ, mẫu giáo, giữ trẻ, tã, cho con bú, ly hôn, quyền nuôi con, thanh niên, thiếu niên, mẹ đơn thân',
    caring: 'chăm sóc người già, chăm sóc người bệnh, chăm sóc, người chăm sóc, chăm sóc tại nhà',
    transport:
      'đi lại, giao thông, xe buýt, tàu hỏa, xe lửa, tắc xi, taxi, vé xe, xe hơi, ô tô, lái xe, bằng lái',
    digital:
      'mạng internet, internet, máy tính, máy vi tính, điện thoại, điện thoại di động, thẻ sim, wifi, thư điện tử, kỹ thuật số, in ấn',
    energy_and_essentials:
      'điện, tiền điện, hóa đơn điện, ga, tiền ga, khí đốt, năng lượng, sưởi, sưởi ấm, lạnh, ấm, đồng hồ điện, quần áo, áo khoác, giày, đồ đạc, nội thất, giường, nệm, chăn, mền, tủ lạnh, máy giặt, bếp, băng vệ sinh, đồ vệ sinh, tắm, giặt',
    safety_and_abuse:
      'bạo lực, bạo lực gia đình, bạo hành, bạo hành gia đình, đánh tôi, chồng đánh, chồng đánh tôi, bị đánh, lạm dụng, hiếp dâm, tấn công tình dục, quấy rối, ép hôn, ép cưới, đe dọa, nguy hiểm, sợ hãi, tôi sợ, an toàn, cảnh sát, phân biệt chủng tộc, thù ghét',
    trafficking_and_exploitation:
      'buôn người, buôn bán người, bóc lột, nô lệ, nô lệ hiện đại, lao động cưỡng bức, ép làm việc, mại dâm, trồng cần sa, giữ hộ chiếu, lấy hộ chiếu',
    detention_and_asylum_support:
      'tị nạn, xin tị nạn, người tị nạn, tỵ nạn, xin tỵ nạn, giam giữ, trại giam, bị giam, trục xuất, khách sạn, bảo lãnh',
    volunteering: 'tình nguyện, tình nguyện viên, thiện nguyện, giúp người khác',
    arts_nature_and_heritage:
      'nghệ thuật, vẽ, hội họa, âm nhạc, ca hát, hợp xướng, kịch, bảo tàng, lịch sử, di sản, may vá, đan len, thủ công, vườn, làm vườn, thiên nhiên, công viên, nhiếp ảnh, thơ, đọc sách',
    other: 'việc khác, giúp đỡ khác, khác',
  },
};
