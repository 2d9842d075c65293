export const password = 'fudao-demo';

const student = (educationId: string, name: string, classGroupId: string) => ({
  ...{ educationId, name, classGroupId, password },
  kind: 'student',
});

const teacher = (educationId: string, name: string, schoolId: string, subjects: string[], reviews: string[] = []) => ({
  ...{ educationId, name, schoolId, password },
  kind: 'teacher',
  teaching: { subjects, grades: [7, 8], reviews },
});

const administrator = (educationId: string, name: string, role: string, place: object = {}) => ({
  ...{ educationId, name, password, ...place },
  kind: 'administrator',
  roles: [role],
});

/** Two districts; yunhu has two schools, dongling one. */
export const smallCity = {
  roster: {
    districts: [
      { id: 'yunhu', name: '云湖区' },
      { id: 'dongling', name: '东岭区' },
    ],
    schools: [
      { id: 'qinghe', districtId: 'yunhu', name: '清禾中学' },
      { id: 'wanghu', districtId: 'yunhu', name: '望湖学校' },
      { id: 'songtai', districtId: 'dongling', name: '松台中学' },
    ],
    classGroups: [
      { id: 'qinghe-7-1', schoolId: 'qinghe', grade: 7, name: '七年级1班' },
      { id: 'wanghu-9-1', schoolId: 'wanghu', grade: 9, name: '九年级1班' },
      { id: 'songtai-8-1', schoolId: 'songtai', grade: 8, name: '八年级1班' },
    ],
  },
  accounts: [
    student('20260001', '陆知远', 'qinghe-7-1'),
    student('20260002', '沈书窈', 'qinghe-7-1'),
    student('20260003', '郑亦航', 'wanghu-9-1'),
    student('20260004', '何沐晴', 'songtai-8-1'),
    teacher('T0001', '周慕白', 'qinghe', ['math']),
    teacher('T0002', '林见秋', 'songtai', ['math', 'physics'], ['math']),
    administrator('S0001', '孔令仪', 'school-administrator', { schoolId: 'qinghe' }),
    administrator('D0001', '严若水', 'district-administrator', { districtId: 'yunhu' }),
    administrator('D0002', '卢广益', 'district-administrator', { districtId: 'dongling' }),
    administrator('C0001', '魏临川', 'city-administrator'),
    { educationId: 'V0001', name: '谢承业', kind: 'vendor', vendorId: 'demo-vendor', password },
  ],
};
